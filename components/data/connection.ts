'use client';

import { useSyncExternalStore } from 'react';
import { watchConnection } from './watch-connection';

/** A server that is only busy answers for a file within this time. */
const PATIENCE_MS = 8000;

/** Whether this page reaches its server: one answer for the banner, the navigation and every panel. */
export const connection = watchConnection({
  look: async () => {
    // A file, so that a slow store is not taken for a lost connection.
    const request = { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) } as const;
    const answer = await fetch('/icon.svg', request).catch(() => undefined);
    return answer !== undefined && !isFromGateway(answer);
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: Date.now,
});

/** Something between the browser and Mangru answered in its place: a proxy whose server is gone. */
export function isFromGateway({ status, headers }: Response): boolean {
  const isJson = headers.get('content-type')?.startsWith('application/json') ?? false;
  return (status === 502 || status === 503 || status === 504) && !isJson;
}

const connected = () => undefined;

/** Since when the server has not answered, in milliseconds since the epoch; undefined while it does. */
export function useConnectionLost(): number | undefined {
  return useSyncExternalStore(connection.subscribe, connection.lostSince, connected);
}

/** Loads code that is fetched when first needed; without a connection it waits for one instead of failing. */
export async function loadWhenConnected<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    connection.suspect();
    await connection.whenConnected();
    return load();
  }
}
