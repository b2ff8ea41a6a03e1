'use client';

import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/ui/panel';
import { Tip } from '@/components/ui/tip';
import { useFormat } from '@/components/ui/use-format';
import { ChartLegend } from './chart-legend';
import { prepareTimeBars, type TimeBarsInput } from './prepare-time-bars';
import classes from './time-bars.module.css';
import { TimeBarsTable } from './time-bars-table';

const TimeBarsPlot = dynamic(() => import('./time-bars-plot').then((module) => module.TimeBarsPlot), { ssr: false });

export interface TimeBarsProps {
  title: string;
  /** What one bar's height counts: "records". */
  unit: string;
  input: TimeBarsInput;
  formatValue: (value: number) => string;
  heightPx?: number;
  /** A drag across the chart chose this range, in milliseconds. */
  onZoom: (fromMs: number, toMs: number) => void;
  /** A click on a bar opens the rows behind it. */
  onOpen?: (fromMs: number, toMs: number) => void;
  actions?: ReactNode;
  /** Figures above the chart, in the same panel. */
  lead?: ReactNode;
}

/** A panel of stacked bars over time: legend that includes and excludes, drag to zoom, and the same figures as a table. */
export function TimeBars(props: TimeBarsProps) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [asTable, setAsTable] = useState(false);
  const { ref, width } = useElementSize();
  const { input } = props;
  const model = useMemo(
    () => prepareTimeBars(input, { hidden, timeZone: format.timeZone, nowMs: Date.now(), widthPx: width || 600 }),
    [input, hidden, format.timeZone, width],
  );
  const isEmpty = model.rows.every(({ total }) => total === null);
  const switchLabel = asTable ? t('chart.chart') : t('chart.table');
  const SwitchIcon = asTable ? IconChartBar : IconTable;
  const height = props.heightPx ?? 180;
  return (
    <Panel
      title={props.title}
      hint={t('chart.step', { unit: props.unit, duration: format.duration(input.intervalMs, 'long') })}
      actions={
        <>
          {props.actions}
          <Tip label={switchLabel}>
            <ActionIcon aria-label={switchLabel} onClick={() => setAsTable(!asTable)}>
              <SwitchIcon size={16} stroke={1.6} />
            </ActionIcon>
          </Tip>
        </>
      }
    >
      {props.lead}
      {asTable ? (
        <TimeBarsTable model={model} formatValue={props.formatValue} />
      ) : (
        <figure ref={ref} className={classes.figure} style={{ height }} aria-label={chartSummary()}>
          {isEmpty ? <p className={classes.empty}>{t('chart.empty')}</p> : null}
          {width > 0 ? (
            <TimeBarsPlot
              model={model}
              width={width}
              height={height}
              formatValue={props.formatValue}
              onZoom={props.onZoom}
              onOpen={props.onOpen}
            />
          ) : null}
        </figure>
      )}
      <ChartLegend
        series={input.series}
        totals={model.totals}
        hidden={hidden}
        onChange={setHidden}
        formatValue={props.formatValue}
      />
    </Panel>
  );

  function chartSummary(): string {
    const first = model.rows[0];
    const last = model.rows.at(-1);
    if (!first || !last) return props.title;
    const parts = input.series.map(({ id, label }) => `${label} ${props.formatValue(model.totals[id] ?? 0)}`);
    return t('chart.summary', {
      title: props.title,
      from: format.time(first.start, 'date-time'),
      to: format.time(last.end, 'date-time'),
      series: new Intl.ListFormat(format.locale, { type: 'unit' }).format(parts),
    });
  }
}
