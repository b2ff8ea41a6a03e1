'use client';

import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';
import type { PreparedChart } from './chart';
import { pointAt } from './crosshair';
import { rangeOfSlots, slotAt } from './prepare-chart';

/** Slots under the pointer or the keyboard: `active` is the one described, `anchor` where a selection began. */
export interface PlotSelection {
  active: number | undefined;
  anchor: number | undefined;
}

const NONE: PlotSelection = { active: undefined, anchor: undefined };

type OnRange = (fromMs: number, toMs: number) => void;

/**
 * Hover, click, drag and arrow keys on the plot. A drag or shift+arrows zooms to several slots; a click or enter on a
 * single one opens it, or zooms to it where nothing opens.
 */
export function usePlotSelection(id: string, chart: PreparedChart, onZoom: OnRange, onOpen: OnRange | undefined) {
  const [selection, setSelection] = useState(NONE);
  const last = chart.slots.length - 1;
  const activeStart = selection.active === undefined ? undefined : chart.slots[selection.active]?.start;
  useEffect(() => {
    pointAt(id, activeStart);
    return () => pointAt(id, undefined);
  }, [id, activeStart]);

  const choose = () => {
    if (selection.active === undefined) return;
    const first = selection.anchor ?? selection.active;
    const range = rangeOfSlots(chart, first, selection.active);
    setSelection(NONE);
    if (range) (first === selection.active && onOpen ? onOpen : onZoom)(range.from, range.to);
  };
  const under = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return slotAt(chart, (event.clientX - box.left) / box.width);
  };
  const step = (by: number, extend: boolean) =>
    setSelection(({ active, anchor }) => {
      const next = Math.max(0, Math.min(last, (active ?? last + 1) + by));
      return { active: next, anchor: extend ? (anchor ?? active ?? next) : undefined };
    });

  return {
    selection,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const index = under(event);
        setSelection({ active: index, anchor: index });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const index = under(event);
        setSelection((before) => (before.active === index ? before : { ...before, active: index }));
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) choose();
      },
      onPointerCancel: () => setSelection(NONE),
      onPointerLeave: () => setSelection((before) => (before.anchor === undefined ? NONE : before)),
      onBlur: () => setSelection(NONE),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const by = { ArrowLeft: -1, ArrowRight: 1, Home: -chart.slots.length, End: chart.slots.length }[event.key];
        if (!by && event.key !== 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        if (by) step(by, event.shiftKey);
        else choose();
      },
    },
  };
}
