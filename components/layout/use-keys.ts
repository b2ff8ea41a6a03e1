'use client';

import { useEffect, useRef } from 'react';
import { type KeyBindings, registerKeys } from './key-registry';

/**
 * Keyboard bindings while the component is on screen: `useKeys({ j: next, 'g l': { run: goToLogs, label: t('…') }, 'mod+k': open })`.
 * Ignored while typing in a field, except chords with ctrl or ⌘ ('mod+…'). The component mounted last wins a key;
 * bindings with a label appear in the `?` list.
 */
export function useKeys(bindings: KeyBindings, enabled = true): void {
  const holder = useRef(bindings);
  useEffect(() => {
    holder.current = bindings;
  });
  useEffect(() => (enabled ? registerKeys(holder) : undefined), [enabled]);
}
