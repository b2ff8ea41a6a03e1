'use client';

import { useLayoutEffect, useSyncExternalStore } from 'react';
import { type IdentityKind, identityColour, meetIdentity } from './identity-order';

const NONE: readonly string[] = [];
const orders = new Map<IdentityKind, readonly string[]>();
const listeners = new Set<() => void>();

/** The token of an identity, the same on every screen of this browser; the first ten of a kind differ. */
export function useIdentityColour(kind: IdentityKind, identity: string): string {
  const order = useSyncExternalStore(
    subscribe,
    () => orderOf(kind),
    () => NONE,
  );
  useLayoutEffect(() => meet(kind, identity), [kind, identity]);
  return identityColour(order, identity);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', readAgain);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', readAgain);
  };
}

function orderOf(kind: IdentityKind): readonly string[] {
  const known = orders.get(kind);
  if (known) return known;
  const read = readOrder(kind);
  orders.set(kind, read);
  return read;
}

function meet(kind: IdentityKind, identity: string): void {
  const before = orderOf(kind);
  const after = meetIdentity(before, identity);
  if (after === before) return;
  orders.set(kind, after);
  try {
    window.localStorage.setItem(keyOf(kind), JSON.stringify(after));
  } catch {
    // A browser that keeps nothing: the order lasts as long as the page.
  }
  for (const tell of listeners) tell();
}

/** Another tab met somebody. */
function readAgain(): void {
  orders.clear();
  for (const tell of listeners) tell();
}

function keyOf(kind: IdentityKind): string {
  return `mangru-identities-${kind}`;
}

function readOrder(kind: IdentityKind): readonly string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(kind)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : NONE;
  } catch {
    return NONE;
  }
}
