'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import { usePreferences } from '@/components/data/preferences-context';

/** Fewer than this many rows are all drawn. */
const VIRTUAL_FROM = 80;
const ROW_PX = { normal: 36, compact: 28 };
const BEYOND = 12;

/**
 * Which rows of a scrolling table are drawn. Heights are measured, and again when density or columns change what is in
 * the rows.
 */
export function useVisibleRows(props: {
  count: number;
  scroller: RefObject<HTMLElement | null>;
  /** Whether it scrolls by itself. */
  isBounded: boolean;
  columns: readonly unknown[];
}) {
  const { count, scroller, columns } = props;
  const { density } = usePreferences();
  const isVirtual = props.isBounded && count >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX[density],
    overscan: BEYOND,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: both change how high rows are
  useEffect(() => virtualizer.measure(), [virtualizer, density, columns]);
  const items = virtualizer.getVirtualItems();
  return {
    indexes: isVirtual ? items.map(({ index }) => index) : Array.from({ length: count }, (_, index) => index),
    beforePx: isVirtual ? (items[0]?.start ?? 0) : 0,
    afterPx: isVirtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0,
    measure: isVirtual ? virtualizer.measureElement : () => {},
    scrollTo: (index: number) => {
      if (isVirtual) virtualizer.scrollToIndex(index);
      else scroller.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
    },
  };
}
