'use client';

import { useEffect } from 'react';

/**
 * While `active`, keys pressed outside a dialog write into its text: one that is on its way has no field to type into yet,
 * and the page must not take letters meant for it as shortcuts. Escape gives up.
 */
export function useTypedAhead(active: boolean, edit: (change: (text: string) => string) => void, giveUp: () => void) {
  useEffect(() => {
    if (!active) return;
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest('[aria-modal="true"]')) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') giveUp();
      else edit((text) => typeInto(text, event.key));
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  }, [active, edit, giveUp]);
}

/** The text after a key; keys that write nothing leave it alone. */
function typeInto(text: string, key: string): string {
  if (key === 'Backspace') return text.slice(0, -1);
  return [...key].length === 1 ? text + key : text;
}
