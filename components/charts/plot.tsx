'use client';

import { useElementSize } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/ui/use-format';
import { BarMarks } from './bar-marks';
import { ChangeMarkers } from './change-markers';
import type { ChartSlot, PreparedChart } from './chart';
import { ChartTooltip } from './chart-tooltip';
import { ComparedLine } from './compared-line';
import { Crosshair, SelectionBand } from './crosshair-line';
import classes from './plot.module.css';
import { mergeSlots } from './prepare-chart';
import { SlotShading } from './slot-shading';
import { TimeAxis } from './time-axis';
import { unitFormat } from './unit-format';
import { usePlotSelection } from './use-plot-selection';
import { ValueAxis, ValueGrid } from './value-axis-labels';

// The charting library is a third of a first load, and bars need none of it.
const LineMarks = dynamic(() => import('./line-marks').then((module) => module.LineMarks), { ssr: false });

export interface PlotProps {
  chart: PreparedChart;
  /** What the chart shows, for people who do not see it. */
  label: string;
  heightPx: number;
  /** A drag across the plot chose this range, in milliseconds since the epoch. */
  onZoom: (fromMs: number, toMs: number) => void;
  /** A click on one bucket opens the rows behind it; without, it zooms. */
  onOpen?: (fromMs: number, toMs: number) => void;
  /** The sum of a bucket in words, for screen readers: "80 logs". */
  countText?: (total: number) => string;
}

/** Draws a prepared chart: axes, marks, changes, what is incomplete; describes what is under the pointer or the keyboard. */
export function Plot({ chart, label, heightPx, onZoom, onOpen, countText }: PlotProps) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const id = useId();
  const { ref, width } = useElementSize();
  const { selection, handlers } = usePlotSelection(id, chart, onZoom, onOpen);
  const active =
    selection.active === undefined
      ? undefined
      : mergeSlots(chart, selection.anchor ?? selection.active, selection.active);
  const last = Math.max(0, chart.slots.length - 1);
  const isEmpty = chart.slots.every(({ total }) => total === null);
  return (
    <div className={classes.chart}>
      <ValueAxis chart={chart} heightPx={heightPx} />
      <div
        ref={ref}
        className={classes.plot}
        style={{ height: heightPx }}
        data-opens={onOpen !== undefined}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={selection.active ?? last}
        aria-valuetext={active ? slotText(active) : t('chart.hint')}
        {...handlers}
      >
        <svg aria-hidden="true" width="100%" height={heightPx} className={classes.svg}>
          <ValueGrid chart={chart} heightPx={heightPx} />
          <SlotShading chart={chart} width={width} heightPx={heightPx} />
          <SelectionBand chart={chart} selection={selection} width={width} heightPx={heightPx} />
          {chart.kind === 'bars' ? <BarMarks chart={chart} width={width} heightPx={heightPx} /> : null}
          <ComparedLine chart={chart} width={width} heightPx={heightPx} />
        </svg>
        {chart.kind === 'bars' || width === 0 ? null : <LineMarks chart={chart} width={width} heightPx={heightPx} />}
        <ChangeMarkers chart={chart} width={width} />
        <Crosshair id={id} chart={chart} active={chart.kind === 'bars' ? undefined : selection.active} width={width} />
        {isEmpty ? <p className={classes.empty}>{t('chart.empty')}</p> : null}
        {active && width > 0 ? (
          <ChartTooltip chart={chart} slot={active} share={((selection.active ?? 0) + 0.5) / chart.slots.length} />
        ) : null}
      </div>
      <TimeAxis start={chart.start} end={chart.end} width={width} />
    </div>
  );

  function slotText(slot: ChartSlot): string {
    const write = countText ?? unitFormat(chart.unit, format).exact;
    const figure = slot.total === null ? t('chart.noData') : write(slot.total);
    return t('chart.slot', { when: format.span(slot.start, slot.end), figure });
  }
}
