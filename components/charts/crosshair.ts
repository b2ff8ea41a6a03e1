'use client';

import { useSyncExternalStore } from 'react';

interface Pointed {
  /** The chart the pointer or the keyboard is in. */
  owner: string;
  timeMs: number;
}

let pointed: Pointed | undefined;
const listeners = new Set<() => void>();

/** Tells the other charts of the screen which moment this one describes; undefined when none. */
export function pointAt(owner: string, timeMs: number | undefined): void {
  if (timeMs === undefined && pointed?.owner !== owner) return;
  pointed = timeMs === undefined ? undefined : { owner, timeMs };
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The moment another chart of the screen describes now. */
export function useSharedMoment(owner: string): number | undefined {
  return useSyncExternalStore(
    subscribe,
    () => (pointed && pointed.owner !== owner ? pointed.timeMs : undefined),
    () => undefined,
  );
}
