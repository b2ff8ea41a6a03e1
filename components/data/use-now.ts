'use client';

import { useEffect, useState } from 'react';

/** Milliseconds since the epoch, anew in this rhythm while `everyMs` is not 0. For "2 min ago", not for requests. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (everyMs === 0) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
