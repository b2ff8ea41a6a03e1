'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useExplorer } from '@/components/explorer/explorer-context';
import type { ExplorerRow } from '@/components/explorer/explorer-source';
import { rowKey } from './explorer-queries';
import { printReference } from './row-reference';
import { useOpenRecord } from './use-explorer-state';

/**
 * Opens a row's detail, or closes it when it is the open one. The row goes along, so the detail need not load it.
 * Opening the first is a step Back can undo, changing to another is not.
 */
export function useOpenRow(): (row: ExplorerRow) => void {
  const { path } = useExplorer();
  const { open, go, adjust } = useOpenRecord();
  const queryClient = useQueryClient();
  const opened = useRef(open);
  useEffect(() => {
    opened.current = open;
  });
  return useCallback(
    (row: ExplorerRow) => {
      queryClient.setQueryData(rowKey(path, row), row);
      const reference = printReference(row);
      if (opened.current === null) go({ open: reference });
      else adjust({ open: opened.current === reference ? null : reference });
    },
    [go, adjust, queryClient, path],
  );
}
