'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { firstFocus } from './first-focus';
import { openLayer } from './floating-layers';

/**
 * The contract of everything that floats over the page. While `opened`: the first field has the focus (as soon as there
 * is one), the page's keys rest, escape closes the innermost layer, and what is not modal closes when it is left. Then
 * the focus goes back to where it was, unless the person has taken it elsewhere.
 * @param layer what floats; focusable itself
 * @param anchor what opened it, if it stands beside it
 */
export function useFloatingLayer(props: {
  opened: boolean;
  onClose: () => void;
  layer: RefObject<HTMLElement | null>;
  anchor?: RefObject<HTMLElement | null>;
  isModal?: boolean;
}): void {
  const { opened, layer, anchor, isModal = false } = props;
  const onClose = useRef(props.onClose);
  useEffect(() => {
    onClose.current = props.onClose;
  });
  useEffect(() => {
    const element = layer.current;
    if (!opened || !element) return;
    const before = document.activeElement;
    const stopWaiting = focusFirst(element);
    const close = openLayer({
      isModal,
      contains: (node) => element.contains(node) || (anchor?.current?.contains(node) ?? false),
      focus: () => (firstFocus(element) ?? element).focus({ preventScroll: true }),
      close: () => onClose.current(),
    });
    return () => {
      stopWaiting();
      close();
      giveBack(before, anchor?.current ?? undefined, element);
    };
  }, [opened, layer, anchor, isModal]);
}

/** Focuses the first field; when the content is still on its way, the layer itself until then. */
function focusFirst(element: HTMLElement): () => void {
  const first = firstFocus(element);
  (first ?? element).focus({ preventScroll: true });
  if (first) return () => {};
  const arrival = new MutationObserver(() => {
    const field = firstFocus(element);
    if (!field) return;
    arrival.disconnect();
    if (document.activeElement === element) field.focus({ preventScroll: true });
  });
  arrival.observe(element, { childList: true, subtree: true });
  return () => arrival.disconnect();
}

function giveBack(before: Element | null, anchor: HTMLElement | undefined, element: HTMLElement): void {
  const now = document.activeElement;
  if (now && now !== document.body && !element.contains(now)) return;
  // Safari does not focus a button that is clicked.
  const target = before && before !== document.body && before.isConnected ? before : anchor?.querySelector('button');
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
