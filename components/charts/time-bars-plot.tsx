'use client';

import { useId, useState } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  type MouseHandlerDataParam,
  ReferenceArea,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormat } from '@/components/ui/use-format';
import type { TimeBarsModel, TimeBarsRow } from './prepare-time-bars';
import { TimeBarsTip } from './time-bars-tip';

export interface TimeBarsPlotProps {
  model: TimeBarsModel;
  width: number;
  height: number;
  formatValue: (value: number) => string;
  onZoom: (fromMs: number, toMs: number) => void;
  onOpen?: ((fromMs: number, toMs: number) => void) | undefined;
}

/** Draws what prepareTimeBars decided. Gaps and the bucket that still grows are hatched. */
export function TimeBarsPlot({ model, width, height, formatValue, onZoom, onOpen }: TimeBarsPlotProps) {
  const format = useFormat();
  const hatchId = `hatch${useId().replaceAll(':', '')}`;
  const [drag, setDrag] = useState<{ anchor: number; focus: number }>();
  const rowAt = (state: MouseHandlerDataParam): number | undefined => {
    const index = Number(state.activeTooltipIndex);
    return Number.isInteger(index) && model.rows[index] ? index : undefined;
  };
  const start = (state: MouseHandlerDataParam) => {
    const index = rowAt(state);
    if (index !== undefined) setDrag({ anchor: index, focus: index });
  };
  const move = (state: MouseHandlerDataParam) => {
    const index = rowAt(state);
    if (drag && index !== undefined && index !== drag.focus) setDrag({ ...drag, focus: index });
  };
  const finish = () => {
    if (!drag) return;
    setDrag(undefined);
    const first = model.rows[Math.min(drag.anchor, drag.focus)];
    const last = model.rows[Math.max(drag.anchor, drag.focus)];
    if (!first || !last) return;
    if (first === last) onOpen?.(first.start, last.end);
    else onZoom(first.start, last.end);
  };
  const shaded = model.rows.filter(({ total, isPartial }) => total === null || isPartial);
  return (
    <BarChart
      data={model.rows}
      width={width}
      height={height}
      margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
      barCategoryGap={model.rows.length > 100 ? 0.5 : 1.5}
      syncId="screen"
      syncMethod="value"
      accessibilityLayer={false}
      onMouseDown={start}
      onMouseMove={move}
      onMouseUp={finish}
      onMouseLeave={() => setDrag(undefined)}
      style={{ cursor: onOpen ? 'pointer' : 'crosshair' }}
    >
      <defs>
        <pattern id={hatchId} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" stroke="var(--mg-line)" strokeWidth="3" />
        </pattern>
      </defs>
      <CartesianGrid vertical={false} />
      <XAxis
        dataKey="start"
        ticks={model.xTicks}
        interval={0}
        tickLine={false}
        axisLine={{ stroke: 'var(--mg-line)' }}
        tickFormatter={(time: number) => tickLabel(time)}
        height={24}
      />
      <YAxis
        width={48}
        domain={[0, model.yTicks.at(-1) ?? 1]}
        ticks={model.yTicks}
        interval={0}
        tickLine={false}
        axisLine={false}
        tickFormatter={(value: number) => format.short(value)}
      />
      <Tooltip
        isAnimationActive={false}
        content={({ active, payload }) => {
          const row = payload[0]?.payload as TimeBarsRow | undefined;
          return active && row && !drag ? (
            <TimeBarsTip row={row} series={model.series} formatValue={formatValue} />
          ) : null;
        }}
      />
      {shaded.map(({ start: at }) => (
        <ReferenceArea key={at} x1={at} x2={at} fill={`url(#${hatchId})`} fillOpacity={1} ifOverflow="visible" />
      ))}
      {model.series.map(({ id, colour }, index) => (
        <Bar
          key={id}
          dataKey={(row: TimeBarsRow) => row.values[id]}
          name={id}
          stackId="all"
          fill={colour}
          // What is little under much must still be seen.
          minPointSize={(value) => (index < model.series.length - 1 && typeof value === 'number' && value > 0 ? 2 : 0)}
          isAnimationActive={false}
        />
      ))}
      {drag && drag.anchor !== drag.focus ? (
        <ReferenceArea
          x1={model.rows[Math.min(drag.anchor, drag.focus)]?.start}
          x2={model.rows[Math.max(drag.anchor, drag.focus)]?.start}
          fill="var(--mg-accent)"
          fillOpacity={0.18}
        />
      ) : null}
    </BarChart>
  );

  function tickLabel(time: number): string {
    if (model.tickStyle !== 'time') return format.time(time, model.tickStyle);
    const intervalMs = (model.rows[0]?.end ?? 0) - (model.rows[0]?.start ?? 0);
    const clock = format.time(time, 'time');
    if (clock === '00:00') return format.time(time, 'day');
    return intervalMs < 10_000 ? format.time(time, 'time-seconds') : clock;
  }
}
