'use client';

import { useMemo } from 'react';
import { useFormat } from '@/components/ui/use-format';
import classes from './plot.module.css';
import { type TimeTick, timeTicks } from './time-ticks';

const PIXELS_PER_TICK = 84;
/** A label that would be cut at the right edge is left out. */
const PIXELS_PER_CHARACTER = 7;

/** Round times under the plot. */
export function TimeAxis({ start, end, width }: { start: number; end: number; width: number }) {
  const { locale, timeZone } = useFormat();
  const ticks = useMemo(
    () =>
      timeTicks(start, end, Math.max(2, Math.floor(width / PIXELS_PER_TICK)), { locale, timeZone, nowMs: Date.now() }),
    [start, end, width, locale, timeZone],
  );
  const fits = (tick: TimeTick) => tick.share * width < width - tick.label.length * PIXELS_PER_CHARACTER;
  return (
    <div className={classes.times} aria-hidden>
      {ticks.filter(fits).map((tick) => (
        <span key={tick.at} style={{ left: `${tick.share * 100}%` }}>
          {tick.label}
        </span>
      ))}
    </div>
  );
}
