'use client';

import { memo } from 'react';
import { Area, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import type { ChartSeries, PreparedChart } from './chart';
import classes from './plot.module.css';

interface Point {
  at: number;
  values: Record<string, number | null>;
  bands: Record<string, [number, number] | null>;
}

const STROKES = {
  solid: { strokeWidth: 1.5 },
  light: { strokeWidth: 1.5, strokeOpacity: 0.55 },
  dashed: { strokeWidth: 1.5, strokeDasharray: '4 3' },
} as const;

/** Lines with their bands, or stacked areas, within the plot's own axes. A gap stays a gap; a point alone is a dot. */
export const LineMarks = memo(function Lines(props: { chart: PreparedChart; width: number; heightPx: number }) {
  const { chart, width, heightPx } = props;
  const points = chart.slots.map((slot, index) => toPoint(chart.series, (slot.start + slot.end) / 2, index));
  const isStack = chart.kind === 'areas';
  return (
    <div className={classes.marks} aria-hidden>
      <ComposedChart
        data={points}
        width={width}
        height={heightPx}
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis hide type="number" dataKey="at" domain={[chart.start, chart.end]} allowDataOverflow />
        <YAxis hide domain={[0, chart.top]} allowDataOverflow />
        {chart.series.map(({ id, band, colour }) =>
          band ? (
            <Area
              key={`${id} band`}
              dataKey={(point: Point) => point.bands[id]}
              type="linear"
              stroke="none"
              fill={colour}
              fillOpacity={0.16}
              isAnimationActive={false}
            />
          ) : null,
        )}
        {chart.series.map(({ id, colour, stroke = 'solid' }) => {
          const common = {
            key: id,
            dataKey: (point: Point) => point.values[id],
            type: 'linear',
            stroke: colour,
            isAnimationActive: false,
            ...STROKES[stroke],
          } as const;
          return isStack ? (
            <Area {...common} key={id} stackId="all" fill={colour} fillOpacity={0.32} />
          ) : (
            <Line
              {...common}
              key={id}
              dot={({ cx, cy, index }: { cx?: number; cy?: number; index: number }) =>
                isAlone(points, id, index) ? <circle key={index} cx={cx} cy={cy} r={2} fill={colour} /> : null
              }
            />
          );
        })}
      </ComposedChart>
    </div>
  );
});

function toPoint(series: readonly ChartSeries[], at: number, index: number): Point {
  const values = Object.fromEntries(series.map((one) => [one.id, one.values[index] ?? null]));
  const bands = Object.fromEntries(series.map((one) => [one.id, bandAt(one, index)]));
  return { at, values, bands };
}

function bandAt({ band }: ChartSeries, index: number): [number, number] | null {
  const low = band?.low[index] ?? null;
  const high = band?.high[index] ?? null;
  return low === null || high === null ? null : [low, high];
}

/** A line through a single point has no length. */
function isAlone(points: readonly Point[], id: string, index: number): boolean {
  const isKnown = (at: number) => (points[at]?.values[id] ?? null) !== null;
  return isKnown(index) && !isKnown(index - 1) && !isKnown(index + 1);
}
