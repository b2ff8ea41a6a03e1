'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { resolveRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';

/** While live, counts and the histogram follow in this rhythm; rows come by themselves. */
const LIVE_REFRESH_MS = 5000;

/** A range fixed at one moment, so that verdict, histogram, facets and every page of rows count the same records. */
export interface FrozenRange {
  from: string;
  to: string;
  fromMs: number;
  toMs: number;
  /** The moment it was fixed, milliseconds since the epoch. */
  at: number;
  /** The range as it was chosen; the same while time moves on. */
  query: string;
}

/**
 * The screen's range resolved to absolute times; undefined until the browser's clock is known. "Refresh" invalidates
 * queries, and the clock is one: asking it again moves the range and with it everything that depends on it.
 */
export function useFrozenRange(live: boolean): FrozenRange | undefined {
  const { from, to, refreshMs } = useTimeRange();
  const { data: at } = useQuery({
    queryKey: ['api', 'clock', from, to],
    queryFn: () => Date.now(),
    refetchInterval: (live ? LIVE_REFRESH_MS : refreshMs) || false,
    gcTime: 0,
  });
  return useMemo(() => {
    if (at === undefined) return undefined;
    const range = resolveRange({ from, to }, at);
    return {
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      fromMs: range.from,
      toMs: range.to,
      at,
      query: JSON.stringify([from, to]),
    };
  }, [at, from, to]);
}
