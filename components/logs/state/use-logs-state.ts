'use client';

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { DEFAULT_COLUMNS } from '@/components/logs/rows/columns';

export const LOG_TABS = ['rows', 'patterns'] as const;
export const DETAIL_TABS = ['pretty', 'json', 'context'] as const;
type LogTab = (typeof LOG_TABS)[number];
export type DetailTab = (typeof DETAIL_TABS)[number];

const PARSERS = {
  filter: parseAsString.withDefault(''),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  columns: parseAsString.withDefault(DEFAULT_COLUMNS),
  tab: parseAsStringLiteral(LOG_TABS).withDefault('rows'),
  live: parseAsBoolean.withDefault(false),
  wrap: parseAsBoolean.withDefault(false),
  /** Fields with a facet of their own beside the built-in ones, comma-separated. */
  facets: parseAsString.withDefault(''),
  /** The open record as `<id>@<timestamp>`, so that a pasted link finds it without a scan. */
  log: parseAsString,
  detail: parseAsStringLiteral(DETAIL_TABS).withDefault('pretty'),
};

/** What is asked for and how it is shown. Time is `useTimeRange`'s. */
export interface LogsState {
  filter: string;
  order: 'asc' | 'desc';
  columns: string;
  tab: LogTab;
  live: boolean;
  wrap: boolean;
  facets: string;
}

/** Which record is open, and how. */
export interface OpenLog {
  /** `<id>@<timestamp>`; null while none is open. */
  log: string | null;
  detail: DetailTab;
}

type All = LogsState & OpenLog;
export type LogsChange = Partial<{ [K in keyof All]: All[K] | null }>;

export interface LogsStateSetters {
  /** A step Back can undo. */
  go: (change: LogsChange) => void;
  /** A change not worth a step in the history, such as a column's width. */
  adjust: (change: LogsChange) => void;
}

export const LogsStateContext = createContext<(LogsState & LogsStateSetters) | undefined>(undefined);
export const OpenLogContext = createContext<(OpenLog & LogsStateSetters) | undefined>(undefined);

/** The question on the screen. Stepping through records does not change it, so what only shows it is left alone. */
export function useLogsState(): LogsState & LogsStateSetters {
  return required(useContext(LogsStateContext));
}

/** The record that is open. */
export function useOpenLog(): OpenLog & LogsStateSetters {
  return required(useContext(OpenLogContext));
}

function required<T>(state: T | undefined): T {
  if (state === undefined) throw new Error('The state of the logs needs a LogsStateProvider above it.');
  return state;
}

/** Both parts from the URL; for the provider, everyone else asks that. */
export function useLogsStateInUrl() {
  const [state, setState] = useQueryStates(PARSERS);
  const { filter, order, columns, tab, live, wrap, facets, log, detail } = state;
  const go = useCallback((change: LogsChange) => void setState(change, { history: 'push' }), [setState]);
  const adjust = useCallback((change: LogsChange) => void setState(change, { history: 'replace' }), [setState]);
  const asked = useMemo(
    () => ({ filter, order, columns, tab, live, wrap, facets, go, adjust }),
    [filter, order, columns, tab, live, wrap, facets, go, adjust],
  );
  const opened = useMemo(() => ({ log, detail, go, adjust }), [log, detail, go, adjust]);
  return { asked, opened };
}
