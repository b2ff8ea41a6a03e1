'use client';

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/components/layout/use-keys';

/** The row the keyboard is on, by its key. Only a table whose rows open takes j, k and enter. */
export function useTableKeys<Row>(props: {
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  onOpen: ((row: Row) => void) | undefined;
  scrollTo: (index: number) => void;
}): string | undefined {
  const { rows, keyOf, onOpen, scrollTo } = props;
  const { t } = useTranslation('shell');
  const [selected, setSelected] = useState<string>();
  const at = rows.findIndex((row) => keyOf(row) === selected);
  const step = (by: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, at + by));
    const row = rows[index];
    if (row === undefined) return;
    setSelected(keyOf(row));
    scrollTo(index);
  };
  const open = (event: KeyboardEvent) => {
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
    const row = rows[at];
    // Enter on a focused button or link presses that, not the row.
    if (control) control.click();
    else if (row !== undefined) onOpen?.(row);
  };
  useKeys(
    {
      j: { run: () => step(1), label: t('table.next') },
      k: { run: () => step(-1), label: t('table.previous') },
      enter: { run: open, label: t('table.open') },
    },
    onOpen !== undefined,
  );
  return selected;
}
