'use client';

import { Skeleton } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartInput } from '@/components/charts/chart';
import { ChartLegend } from '@/components/charts/chart-legend';
import { ChartTable } from '@/components/charts/chart-table';
import { CutNote } from '@/components/charts/cut-note';
import { Plot } from '@/components/charts/plot';
import { prepareChart } from '@/components/charts/prepare-chart';
import { TableSwitch } from '@/components/charts/table-switch';
import { ErrorLine } from '@/components/explorer/error-line';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { StaleNote } from '@/components/ui/stale-note';
import { useFormat } from '@/components/ui/use-format';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { findTerm } from '@/model/filter/edit-filter';
import classes from './summary.module.css';

const HEIGHT_PX = 96;

/** The histogram with its legend, its table, and what stands there while there is none. */
export const HistogramPanel = memo(function HistogramSection(props: {
  input: ChartInput | undefined;
  error: Error | null;
  updatedAtMs: number;
  isStale: boolean;
  filter: string;
  actions: ExplorerActions;
  onRetry: () => void;
}) {
  const { input, actions, filter } = props;
  const { t } = useTranslation('logs');
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const chart = useMemo(
    () => (input ? prepareChart(input, { nowMs: Date.now(), isShort: true, isWhole }) : undefined),
    [input, isWhole],
  );
  const label = t('histogram.label');
  if (props.error && !chart) {
    return (
      <section className={classes.histogram} aria-label={label}>
        <ErrorLine text={t('histogram.failed')} error={props.error} onRetry={props.onRetry} />
      </section>
    );
  }
  return (
    <section className={classes.histogram} aria-label={label} data-stale={props.isStale}>
      <StaleNote error={props.error} updatedAtMs={props.updatedAtMs} />
      <div className={classes.histogramHead}>
        {chart ? (
          <>
            <ChartLegend
              chart={chart}
              label={t('histogram.legend')}
              control={{
                press: 'only',
                stateOf: (severity) => findTerm(LOG_FIELDS, filter, 'severity', severity),
                only: (severity) => actions.toggleOnly('severity', severity),
                exclude: (severity) => actions.toggleExclude('severity', severity),
              }}
            />
            <CutNote chart={chart} onWhole={() => setIsWhole(true)} />
            <span className={classes.resolution}>
              {t('histogram.resolution', { interval: format.duration(chart.intervalMs), zone: format.timeZone })}
            </span>
          </>
        ) : (
          <Skeleton height={14} width={320} ml={6} />
        )}
        <TableSwitch asTable={asTable} onChange={setAsTable} />
      </div>
      {chart ? null : <Skeleton height={126} />}
      {chart && asTable ? <ChartTable chart={chart} label={label} heightPx={126} /> : null}
      {chart && !asTable ? (
        <Plot
          chart={chart}
          label={label}
          heightPx={HEIGHT_PX}
          onZoom={actions.zoom}
          countText={(total) => t('histogram.count', { count: total, total: format.count(total) })}
        />
      ) : null}
    </section>
  );
});
