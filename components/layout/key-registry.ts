import { isSwallowed } from '@/components/ui/floating-layers';

/** What a key does. The label makes it appear in the `?` list; a bare function stays unlisted. */
export interface KeyAction {
  run: (event: KeyboardEvent) => void;
  label: string;
}
export type KeyBinding = KeyAction | ((event: KeyboardEvent) => void);
export type KeyBindings = Readonly<Record<string, KeyBinding>>;

/** Bindings in force, the newest last; the newest that knows a key gets it. */
const layers: { current: KeyBindings }[] = [];

const SEQUENCE_MS = 1200;
let pending = '';
let pendingSince = 0;

/** Adds bindings until the returned function is called. `holder.current` is read at each key press. */
export function registerKeys(holder: { current: KeyBindings }): () => void {
  if (layers.length === 0) window.addEventListener('keydown', handleKeyDown);
  layers.push(holder);
  return () => {
    layers.splice(layers.indexOf(holder), 1);
    if (layers.length === 0) window.removeEventListener('keydown', handleKeyDown);
  };
}

/** Keys with their labels, as they work now: newest layer first, a shadowed key once. */
export function listKeys(): { keys: string; label: string }[] {
  const listed = new Map<string, string>();
  for (const layer of layers.toReversed()) {
    for (const [keys, binding] of Object.entries(layer.current)) {
      if (typeof binding !== 'function' && !listed.has(keys)) listed.set(keys, binding.label);
    }
  }
  return [...listed].map(([keys, label]) => ({ keys, label }));
}

/**
 * The name of a pressed key as bindings write it: 'j', '?', '[', 'escape', 'mod+k', 'mod+enter'. On a keyboard that writes
 * other letters, such as Korean ones, it is the letter in that place.
 */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const modifiers = `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}`;
  const place = /^[^\x20-\x7e]$/.test(event.key) ? /^Key([A-Z])$/.exec(event.code)?.[1] : undefined;
  const key = place ?? event.key;
  return modifiers + (key === ' ' ? 'space' : key.toLowerCase());
}

/** True for keys meant for a text field or a dialog in front; chords with ctrl or ⌘ are keys even in a field. */
function belongsToTarget(target: EventTarget | undefined, name: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[aria-modal="true"]')) return true;
  const isField = target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
  return isField && !name.startsWith('mod+');
}

function findBinding(keys: string): KeyBinding | undefined {
  return layers.findLast((layer) => Object.hasOwn(layer.current, keys))?.current[keys];
}

function handleKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const name = keyName(event);
  if (isSwallowed(name) || belongsToTarget(event.composedPath()[0], name)) return;
  const sequence = pending && event.timeStamp - pendingSince < SEQUENCE_MS ? `${pending} ${name}` : name;
  const binding = findBinding(sequence) ?? findBinding(name);
  pending = '';
  if (binding) {
    event.preventDefault();
    if (typeof binding === 'function') binding(event);
    else binding.run(event);
  } else if (layers.some((layer) => Object.keys(layer.current).some((keys) => keys.startsWith(`${name} `)))) {
    pending = name;
    pendingSince = event.timeStamp;
  }
}
