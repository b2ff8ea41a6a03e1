'use client';

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { DEFAULT_COLUMNS } from '@/components/logs/rows/columns';

export const LOG_TABS = ['rows', 'patterns'] as const;
export const DETAIL_TABS = ['pretty', 'json', 'context'] as const;
export type LogTab = (typeof LOG_TABS)[number];
export type DetailTab = (typeof DETAIL_TABS)[number];

const PARSERS = {
  filter: parseAsString.withDefault(''),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  columns: parseAsString.withDefault(DEFAULT_COLUMNS),
  tab: parseAsStringLiteral(LOG_TABS).withDefault('rows'),
  live: parseAsBoolean.withDefault(false),
  wrap: parseAsBoolean.withDefault(false),
  /** The open record as `<id>@<timestamp>`, so that a pasted link finds it without a scan. */
  log: parseAsString,
  detail: parseAsStringLiteral(DETAIL_TABS).withDefault('pretty'),
};

/** State of the explorer; all of it is in the URL. Time is `useTimeRange`'s. */
export interface LogsState {
  filter: string;
  order: 'asc' | 'desc';
  columns: string;
  tab: LogTab;
  live: boolean;
  wrap: boolean;
  log: string | null;
  detail: DetailTab;
}

export type LogsChange = Partial<{ [K in keyof LogsState]: LogsState[K] | null }>;

export interface LogsStateHandle extends LogsState {
  /** A step Back can undo. */
  go: (change: LogsChange) => void;
  /** A change not worth a step in the history, such as a column's width. */
  adjust: (change: LogsChange) => void;
}

/** The explorer's URL state and the two ways to change it. */
export function useLogsState(): LogsStateHandle {
  const [state, setState] = useQueryStates(PARSERS);
  return useMemo(
    () => ({
      ...state,
      go: (change) => void setState(change, { history: 'push' }),
      adjust: (change) => void setState(change, { history: 'replace' }),
    }),
    [state, setState],
  );
}
