'use client';

import { useMemo } from 'react';
import { useExplorer } from '@/components/explorer/explorer-context';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import { type Column, parseColumns, printColumns } from './columns';

/** The columns shown, and how to change them; the usual ones need no place in the address. */
export function useColumns() {
  const { columns: plan } = useExplorer();
  const { columns: text, adjust } = useExplorerState();
  const columns = useMemo(() => parseColumns(text, plan), [text, plan]);
  const usual = printColumns(plan.usual);
  const save = (next: readonly Column[]) => {
    const printed = printColumns(next);
    adjust({ columns: printed === usual ? null : printed });
  };
  return { columns, plan, isUsual: printColumns(columns) === usual, save };
}
