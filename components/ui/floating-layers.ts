/** What floats over the page: a popover, a menu, a dialog, a sheet. */
export interface FloatingLayer {
  /** A modal layer keeps every key and the focus; another one leaves chords with ctrl or ⌘ to the page and closes when left. */
  isModal: boolean;
  /** Whether a node belongs to it; the button that opened it does. */
  contains: (node: Node) => boolean;
  /** The first thing in it that takes the focus. */
  focus: () => void;
  close: () => void;
}

/** Open layers, the innermost last. */
const layers: FloatingLayer[] = [];

/** Opens a layer above the others until the returned function is called. */
export function openLayer(layer: FloatingLayer): () => void {
  if (layers.length === 0) listen(document.addEventListener.bind(document));
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length === 0) listen(document.removeEventListener.bind(document));
  };
}

/** Whether a key, named as `keyName` does, is meant for an open layer and not for the page beneath. */
export function isSwallowed(name: string): boolean {
  const top = layers.at(-1);
  return top !== undefined && (top.isModal || !name.startsWith('mod+'));
}

function listen(change: typeof document.addEventListener): void {
  change('keydown', closeInnermost);
  change('pointerdown', leave);
  change('focusin', leave);
}

/** Escape closes from inside out: what an inner field made of it comes first. */
function closeInnermost(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  event.preventDefault();
  layers.at(-1)?.close();
}

/** A click or focus outside closes what is not modal, down to the layer it went to; a modal layer takes the focus back. */
function leave(event: Event): void {
  const target = event.target;
  if (!(target instanceof Node)) return;
  for (const layer of layers.toReversed()) {
    if (layer.contains(target)) return;
    if (layer.isModal) {
      // Another library's dialog in front has rules of its own.
      if (event.type === 'focusin' && !(target instanceof Element && target.closest('[aria-modal="true"]')))
        layer.focus();
      return;
    }
    layer.close();
  }
}
