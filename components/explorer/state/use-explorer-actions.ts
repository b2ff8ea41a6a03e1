'use client';

import { useMemo } from 'react';
import { useTimeRange } from '@/components/data/use-time-range';
import { useExplorer } from '@/components/explorer/explorer-context';
import { parseColumns, printColumns, toggleColumn } from '@/components/explorer/rows/columns';
import { onlyTerm } from '@/components/filters/filter-terms';
import { rememberFilter } from '@/components/filters/recent-filters';
import { addTerm, findTerm, removeTerm } from '@/model/filter/edit-filter';
import { useExplorerState } from './use-explorer-state';

/** What a value of a field can be asked to do; the same on facets, legend, rows and details. */
export interface ExplorerActions {
  run: (filter: string) => void;
  include: (field: string, value: string) => void;
  exclude: (field: string, value: string) => void;
  only: (field: string, value: string) => void;
  /** Shows only this value, or takes that away again. */
  toggleOnly: (field: string, value: string) => void;
  /** Includes, or takes an including term away again. */
  toggle: (field: string, value: string) => void;
  /** Excludes, or takes an excluding term away again. */
  toggleExclude: (field: string, value: string) => void;
  toggleColumn: (field: string) => void;
  /** Milliseconds since the epoch. */
  zoom: (from: number, to: number) => void;
}

export function useExplorerActions(): ExplorerActions {
  const { columns: plan, fields } = useExplorer();
  const { filter, columns, go } = useExplorerState();
  const { setRange } = useTimeRange();
  return useMemo(() => {
    const run = (next: string): void => {
      rememberFilter(next);
      go({ filter: next.trim() || null });
    };
    const toggleTerm = (field: string, value: string, negate: boolean): void => {
      const isSet = findTerm(fields, filter, field, value) === (negate ? 'exclude' : 'include');
      run((isSet ? removeTerm : addTerm)(fields, filter, field, value, negate));
    };
    return {
      run,
      include: (field, value) => run(addTerm(fields, filter, field, value)),
      exclude: (field, value) => run(addTerm(fields, filter, field, value, true)),
      only: (field, value) => run(onlyTerm(fields, filter, field, value)),
      toggleOnly: (field, value) =>
        findTerm(fields, filter, field, value) === 'include'
          ? toggleTerm(field, value, false)
          : run(onlyTerm(fields, filter, field, value)),
      toggle: (field, value) => toggleTerm(field, value, false),
      toggleExclude: (field, value) => toggleTerm(field, value, true),
      toggleColumn: (field) => go({ columns: printColumns(toggleColumn(parseColumns(columns, plan), field, plan)) }),
      zoom: (from, to) => {
        go({ live: null });
        setRange(new Date(from).toISOString(), new Date(to).toISOString());
      },
    };
  }, [filter, fields, columns, plan, go, setRange]);
}
