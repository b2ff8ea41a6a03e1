'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { barAt, type HistogramDrawing, rangeOfBars } from './histogram-prepare';

/** Bars under the pointer or the keyboard: `active` is the one described, `anchor` where a selection began. */
interface Selection {
  active: number | undefined;
  anchor: number | undefined;
}

const NONE: Selection = { active: undefined, anchor: undefined };

/** Hover, click, drag and arrow keys on the plot. A click narrows to one bar, a drag or shift+arrows to several. */
export function useHistogramInteraction(drawing: HistogramDrawing, onZoom: (from: number, to: number) => void) {
  const [selection, setSelection] = useState(NONE);
  const last = drawing.bars.length - 1;

  const zoom = () => {
    if (selection.active === undefined) return;
    const range = rangeOfBars(drawing, selection.anchor ?? selection.active, selection.active);
    setSelection(NONE);
    if (range) onZoom(range.from, range.to);
  };
  const under = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return barAt(drawing, (event.clientX - box.left) / box.width);
  };
  const step = (by: number, extend: boolean) =>
    setSelection(({ active, anchor }) => {
      const next = active === undefined ? last : Math.max(0, Math.min(last, active + by));
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
        if (event.currentTarget.hasPointerCapture(event.pointerId)) zoom();
      },
      onPointerCancel: () => setSelection(NONE),
      onPointerLeave: () => setSelection((before) => (before.anchor === undefined ? NONE : before)),
      onBlur: () => setSelection(NONE),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const by = { ArrowLeft: -1, ArrowRight: 1, Home: -drawing.bars.length, End: drawing.bars.length }[event.key];
        if (!by && event.key !== 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        if (by) step(by, event.shiftKey);
        else zoom();
      },
    },
  };
}
