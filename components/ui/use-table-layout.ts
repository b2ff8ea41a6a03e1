'use client';

import { useMemo, useState } from 'react';
import { usePreferences } from '@/components/data/preferences-context';
import type { Column } from './data-table-head';
import { nextSorting, type Sorting, sortRows } from './sort-rows';

export interface TableLayout<Row> {
  shown: readonly Column<Row>[];
  sorted: readonly Row[];
  sorting: Sorting | undefined;
  setSorting: (sorting: Sorting) => void;
  sortByHeader: (column: Column<Row>) => void;
  /** Pixels, of columns somebody has resized. */
  widths: Readonly<Record<string, number>>;
  resize: (id: string, width: number) => void;
  hide: (id: string) => void;
  isChanged: boolean;
  restore: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** What a person has made of a table: order, widths, which columns. */
export function useTableLayout<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): TableLayout<Row> {
  const { locale } = usePreferences();
  const [sorting, setSorting] = useState<Sorting>();
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const [hidden, setHidden] = useState(NONE);
  const sortBy = columns.find(({ id }) => id === sorting?.column)?.sortBy;
  const sorted = useMemo(
    () => (sorting && sortBy ? sortRows(rows, sortBy, sorting.direction, locale) : rows),
    [rows, sorting, sortBy, locale],
  );
  const shown = useMemo(() => columns.filter(({ id }) => !hidden.has(id)), [columns, hidden]);
  return {
    shown,
    sorted,
    sorting,
    setSorting,
    sortByHeader: ({ id, align }) => setSorting(nextSorting(sorting, id, align === 'end')),
    widths,
    resize: (id, width) => setWidths((before) => ({ ...before, [id]: width })),
    hide: (id) => setHidden((before) => new Set([...before, id])),
    isChanged: hidden.size > 0 || Object.keys(widths).length > 0,
    restore: () => {
      setHidden(NONE);
      setWidths({});
    },
  };
}
