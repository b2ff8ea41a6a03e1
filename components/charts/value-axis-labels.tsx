'use client';

import { useFormat } from '@/components/ui/use-format';
import type { PreparedChart } from './chart';
import classes from './plot.module.css';
import { unitFormat } from './unit-format';

const PIXELS_PER_CHARACTER = 7;
const GAP = 8;

/** The values of the axis from zero up, to the left of the plot and as wide as the longest of them. */
export function ValueAxis({ chart, heightPx }: { chart: PreparedChart; heightPx: number }) {
  const format = useFormat();
  const { axis } = unitFormat(chart.unit, format);
  const labels = chart.valueTicks.map((value) => ({ value, text: axis(value) }));
  const longest = Math.max(1, ...labels.map(({ text }) => text.length));
  return (
    <div
      aria-hidden
      className={classes.values}
      style={{ width: longest * PIXELS_PER_CHARACTER + GAP, height: heightPx }}
    >
      {labels.map(({ value, text }) => (
        <span key={value} style={{ bottom: `${(value / chart.top) * 100}%` }}>
          {text}
        </span>
      ))}
    </div>
  );
}

/** A hairline at every value of the axis, the one at zero stronger. */
export function ValueGrid({ chart, heightPx }: { chart: PreparedChart; heightPx: number }) {
  return chart.valueTicks.map((value) => {
    const y = Math.max(0.5, Math.round(heightPx * (1 - value / chart.top)) - 0.5);
    return <line key={value} x2="100%" y1={y} y2={y} className={value === 0 ? classes.base : classes.grid} />;
  });
}
