'use client';

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { createContext, useCallback, useContext, useMemo } from 'react';
import { useExplorer } from '@/components/explorer/explorer-context';

const PARSERS = {
  filter: parseAsString.withDefault(''),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  /** As `parseColumns` reads them; the usual ones when empty. */
  columns: parseAsString.withDefault(''),
  /** One of the source's; anything else shows the rows. */
  tab: parseAsString.withDefault('rows'),
  live: parseAsBoolean.withDefault(false),
  wrap: parseAsBoolean.withDefault(false),
  /** Fields with a facet of their own beside the built-in ones, comma-separated. */
  facets: parseAsString.withDefault(''),
  /** The open record as `<id>@<timestamp>`, so that a pasted link finds it without a scan. */
  open: parseAsString,
  /** One of the source's; anything else shows the first. */
  detail: parseAsString.withDefault(''),
};

/** What is asked for and how it is shown. Time is `useTimeRange`'s. */
export interface ExplorerState {
  filter: string;
  order: 'asc' | 'desc';
  columns: string;
  tab: string;
  live: boolean;
  wrap: boolean;
  facets: string;
}

/** Which record is open, and how. */
export interface OpenRecord {
  /** `<id>@<timestamp>`; null while none is open. */
  open: string | null;
  detail: string;
}

type All = ExplorerState & OpenRecord;
export type ExplorerChange = Partial<{ [K in keyof All]: All[K] | null }>;

export interface ExplorerStateSetters {
  /** A step Back can undo. */
  go: (change: ExplorerChange) => void;
  /** A change not worth a step in the history, such as a column's width. */
  adjust: (change: ExplorerChange) => void;
}

/** Whether the live view stands still, and how the rows say so: the button that began it shows it. */
export interface LiveState {
  isPaused: boolean;
  setPaused: (isPaused: boolean) => void;
}

export const LiveStateContext = createContext<LiveState>({ isPaused: false, setPaused: () => {} });
export const useLiveState = (): LiveState => useContext(LiveStateContext);

export const ExplorerStateContext = createContext<(ExplorerState & ExplorerStateSetters) | undefined>(undefined);
export const OpenRecordContext = createContext<(OpenRecord & ExplorerStateSetters) | undefined>(undefined);

/** The query on the screen. Stepping through records does not change it, so what only shows it is left alone. */
export function useExplorerState(): ExplorerState & ExplorerStateSetters {
  return required(useContext(ExplorerStateContext));
}

/** The record that is open. */
export function useOpenRecord(): OpenRecord & ExplorerStateSetters {
  return required(useContext(OpenRecordContext));
}

function required<T>(state: T | undefined): T {
  if (state === undefined) throw new Error('The state of an explorer needs an ExplorerStateProvider above it.');
  return state;
}

/** Both parts from the URL; for the provider, everyone else asks that. */
export function useExplorerStateInUrl() {
  const { param } = useExplorer();
  const [state, setState] = useQueryStates(PARSERS, { urlKeys: { open: param } });
  const { filter, order, columns, tab, live, wrap, facets, open, detail } = state;
  const go = useCallback((change: ExplorerChange) => void setState(change, { history: 'push' }), [setState]);
  const adjust = useCallback((change: ExplorerChange) => void setState(change, { history: 'replace' }), [setState]);
  const asked = useMemo(
    () => ({ filter, order, columns, tab, live, wrap, facets, go, adjust }),
    [filter, order, columns, tab, live, wrap, facets, go, adjust],
  );
  const opened = useMemo(() => ({ open, detail, go, adjust }), [open, detail, go, adjust]);
  return { asked, opened };
}
