/** Milliseconds between tries, the last one again and again. */
const WAITS_MS = [300, 1000, 2000, 3000, 5000];

export interface ConnectionWatch {
  /** Since when nothing is answered, in milliseconds since the epoch; undefined while all is well. */
  lostSince: () => number | undefined;
  subscribe: (listener: () => void) => () => void;
  /** A request went unanswered. One may be bad luck: the connection counts as lost once a look of our own fails too. */
  suspect: () => void;
  /** Looks now instead of at the next turn. */
  retry: () => void;
  /** Resolves at once, or as soon as the server answers again. */
  whenConnected: () => Promise<void>;
}

/** `look` says whether the server answers; `wait` sleeps that many milliseconds. */
export function watchConnection(means: {
  look: () => Promise<boolean>;
  wait: (ms: number) => Promise<void>;
  now: () => number;
}): ConnectionWatch {
  const listeners = new Set<() => void>();
  let since: number | undefined;
  let looking: Promise<void> | undefined;
  let hurry = () => {};

  const change = (next: number | undefined) => {
    if (next === since) return;
    since = next;
    for (const listener of listeners) listener();
  };

  const lookUntilAnswered = async () => {
    const suspectedAt = means.now();
    for (let turn = 0; ; turn++) {
      const asked = new Promise<void>((resolve) => {
        hurry = resolve;
      });
      await Promise.race([means.wait(WAITS_MS[Math.min(turn, WAITS_MS.length - 1)] ?? 0), asked]);
      if (await means.look()) break;
      change(since ?? suspectedAt);
    }
    looking = undefined;
    change(undefined);
  };

  const suspect = () => {
    looking ??= lookUntilAnswered();
  };

  return {
    lostSince: () => since,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    suspect,
    retry: () => hurry(),
    whenConnected: () => looking ?? Promise.resolve(),
  };
}
