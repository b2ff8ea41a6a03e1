'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/ui/panel';
import { useFormat } from '@/components/ui/use-format';
import type { ChartInput } from './chart';
import { ChartLegend } from './chart-legend';
import { ChartTable } from './chart-table';
import { CutNote } from './cut-note';
import { Plot } from './plot';
import { prepareChart } from './prepare-chart';
import { TableSwitch } from './table-switch';
import { unitFormat } from './unit-format';
import { useHiddenSeries } from './use-hidden-series';

/** The height that the axis and the legend take beside the plot, so that a table is as high as the chart it replaces. */
const AXIS_PX = 24;

export interface ChartPanelProps {
  title: string;
  /** What one bar's height counts: "records". */
  unit: string;
  input: ChartInput;
  heightPx?: number;
  /** A drag across the chart chose this range, in milliseconds. */
  onZoom: (fromMs: number, toMs: number) => void;
  /** A click on a bar opens the rows behind it. */
  onOpen?: (fromMs: number, toMs: number) => void;
  actions?: ReactNode;
  /** Figures above the chart, in the same panel. */
  lead?: ReactNode;
}

/** A panel with a chart: its unit in the title line, a legend that leaves series out, and the same figures as a table. */
export function ChartPanel(props: ChartPanelProps) {
  const { input, title, heightPx = 180 } = props;
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { hidden, control } = useHiddenSeries(input.series.map(({ id }) => id));
  const [asTable, setAsTable] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const chart = useMemo(
    () =>
      prepareChart(input, {
        nowMs: Date.now(),
        hidden,
        isWhole,
        nameOther: (count) => t('chart.other', { count }),
      }),
    [input, hidden, isWhole, t],
  );
  const step = { unit: props.unit, duration: format.duration(input.intervalMs, 'long') };
  return (
    <Panel
      title={title}
      hint={t(input.kind === 'bars' ? 'chart.step' : 'chart.points', step)}
      actions={
        <>
          <CutNote chart={chart} onWhole={() => setIsWhole(true)} />
          {props.actions}
          <TableSwitch asTable={asTable} onChange={setAsTable} />
        </>
      }
    >
      {props.lead}
      {asTable ? (
        <ChartTable chart={chart} label={title} heightPx={heightPx + AXIS_PX} />
      ) : (
        <figure style={{ margin: 0 }} aria-label={summary()}>
          <Plot
            chart={chart}
            label={title}
            heightPx={heightPx}
            onZoom={props.onZoom}
            {...(props.onOpen ? { onOpen: props.onOpen } : {})}
          />
        </figure>
      )}
      <ChartLegend chart={chart} control={control} />
    </Panel>
  );

  function summary(): string {
    const { exact } = unitFormat(chart.unit, format);
    const parts = chart.legend.map(({ label, figure }) => `${label} ${exact(figure)}`);
    return t('chart.summary', {
      title,
      from: format.time(chart.start, 'date-time'),
      to: format.time(chart.end, 'date-time'),
      series: new Intl.ListFormat(format.locale, { type: 'unit' }).format(parts),
    });
  }
}
