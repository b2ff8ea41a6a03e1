'use client';

import { type KeyboardEvent, useCallback, useState } from 'react';
import { useRecordWords } from '@/components/explorer/explorer-context';
import type { ExplorerRow } from '@/components/explorer/explorer-source';
import { useKeys } from '@/components/layout/use-keys';
import { stepSelection } from './row-window';

/** The row the keyboard is on. With a detail open, moving opens the next one. */
export function useRowKeys(props: {
  rows: readonly ExplorerRow[];
  openId: string | undefined;
  onOpen: (row: ExplorerRow) => void;
  scrollTo: (index: number) => void;
  /** Moves the focus to the list. */
  focus: () => void;
}) {
  const { rows, openId, onOpen, scrollTo, focus } = props;
  const { t } = useRecordWords();
  const [chosenId, setChosenId] = useState<string>();
  const selectedId = openId ?? chosenId;

  const step = (by: number) => {
    const row = stepSelection(rows, selectedId, by);
    if (!row) return;
    setChosenId(row.id);
    scrollTo(rows.indexOf(row));
    if (openId && row.id !== openId) onOpen(row);
  };
  const stepByLetter = (by: number) => {
    step(by);
    // Enter opens the row then, not the button pressed before; with a detail open there is nothing left to open.
    if (!openId) focus();
  };
  const open = () => {
    const row = rows.find(({ id }) => id === selectedId);
    if (row) onOpen(row);
  };
  const select = useCallback(
    (row: ExplorerRow) => {
      setChosenId(row.id);
      onOpen(row);
    },
    [onOpen],
  );

  useKeys({
    j: { run: () => stepByLetter(1), label: t('next') },
    k: { run: () => stepByLetter(-1), label: t('previous') },
    enter: { run: openUnlessPressing(open), label: t('open') },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  };
  return { selectedId, onKeyDown, select };
}

/** Enter on a focused button or link presses that, not the row. */
function openUnlessPressing(open: () => void): (event: globalThis.KeyboardEvent) => void {
  return (event) => {
    const target = event.target instanceof Element ? event.target.closest('button, a, [role="slider"]') : null;
    if (!target) open();
    else if (target instanceof HTMLElement) target.click();
  };
}
