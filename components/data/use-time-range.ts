'use client';

import { usePathname } from 'next/navigation';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { createContext, useCallback, useContext, useMemo } from 'react';
import type { TimeRange } from '@/model/time-range';
import { isTimeZone } from './preferences';
import { useBrowserTimeZone, usePreferences } from './preferences-context';
import { COMPARISONS, type Comparison, comparedOffset, DEFAULT_RANGE, resolveRange } from './range-math';

/** How often a screen asks again; 'off' waits for the person. */
export const REFRESH_CHOICES = ['off', '5s', '10s', '30s', '1m'] as const;
export type RefreshChoice = (typeof REFRESH_CHOICES)[number];

const REFRESH_MS: Record<RefreshChoice, number> = { off: 0, '5s': 5000, '10s': 10_000, '30s': 30_000, '1m': 60_000 };

/** Screens that describe the present refresh by themselves until told otherwise. */
const DEFAULT_REFRESH: Readonly<Record<string, RefreshChoice>> = { '/': '10s', '/ledger': '30s' };

const PARSERS = {
  from: parseAsString.withDefault(DEFAULT_RANGE.from),
  to: parseAsString.withDefault(DEFAULT_RANGE.to),
  refresh: parseAsStringLiteral(REFRESH_CHOICES),
  tz: parseAsString,
  compare: parseAsStringLiteral(COMPARISONS),
};

export interface TimeRangeState {
  /** As in the URL: 'now-15m', 'now', or ISO 8601. Pass these to the API, which resolves them. */
  from: string;
  to: string;
  setRange: (from: string, to: string) => void;
  /** The range in milliseconds, resolved against the clock at the time of the call. */
  absolute: () => TimeRange;
  /** IANA name: the URL's, else the person's, else the device's. */
  timeZone: string;
  setTimeZone: (timeZone: string | null) => void;
  refresh: RefreshChoice;
  setRefresh: (refresh: RefreshChoice) => void;
  /** 0 when off. */
  refreshMs: number;
  /** What every time chart of the screen shows beside the range; null for nothing. */
  compare: Comparison | null;
  setCompare: (compare: Comparison | null) => void;
  /** The range to compare a range with, and how many milliseconds its figures move to lie under it. */
  compared: (range: TimeRange) => ComparedRange | undefined;
}

export interface ComparedRange extends TimeRange {
  offsetMs: number;
}

export const TimeRangeContext = createContext<TimeRangeState | undefined>(undefined);

/** The time context of the screen, held in the URL. */
export function useTimeRange(): TimeRangeState {
  const state = useContext(TimeRangeContext);
  if (!state) throw new Error('useTimeRange needs a TimeRangeProvider above it.');
  return state;
}

/** Reads the URL once for all who ask: every reader of its own would be drawn again with any change of the address. */
export function useTimeRangeInUrl(): TimeRangeState {
  const pathname = usePathname();
  const [state, setState] = useQueryStates(PARSERS, { history: 'push' });
  const preferences = usePreferences();
  const browserZone = useBrowserTimeZone();
  const { from, to, compare } = state;
  const setRange = useCallback(
    (nextFrom: string, nextTo: string) => void setState({ from: nextFrom, to: nextTo }),
    [setState],
  );
  const setTimeZone = useCallback((tz: string | null) => void setState({ tz }), [setState]);
  const setRefresh = useCallback((refresh: RefreshChoice) => void setState({ refresh }), [setState]);
  const setCompare = useCallback((next: Comparison | null) => void setState({ compare: next }), [setState]);
  const compared = useCallback((range: TimeRange) => (compare ? moveBack(range, compare) : undefined), [compare]);
  const absolute = useCallback(() => resolveRange({ from, to }, Date.now()), [from, to]);
  const preferred = preferences.timeZone === 'browser' ? browserZone : preferences.timeZone;
  const timeZone = state.tz && isTimeZone(state.tz) ? state.tz : preferred;
  const refresh = state.refresh ?? DEFAULT_REFRESH[pathname] ?? 'off';
  return useMemo(
    () => ({
      from,
      to,
      setRange,
      absolute,
      timeZone,
      setTimeZone,
      refresh,
      setRefresh,
      refreshMs: REFRESH_MS[refresh],
      compare,
      setCompare,
      compared,
    }),
    [from, to, setRange, absolute, timeZone, setTimeZone, refresh, setRefresh, compare, setCompare, compared],
  );
}

function moveBack(range: TimeRange, comparison: Comparison): ComparedRange {
  const offsetMs = comparedOffset(range, comparison);
  return { from: range.from - offsetMs, to: range.to - offsetMs, offsetMs };
}
