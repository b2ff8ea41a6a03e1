'use client';

import { ActionIcon, Skeleton } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Histogram } from '@/components/charts/histogram';
import { HistogramLegend } from '@/components/charts/histogram-legend';
import type { HistogramDrawing } from '@/components/charts/histogram-prepare';
import { HistogramTable } from '@/components/charts/histogram-table';
import { ErrorLine } from '@/components/explorer/error-line';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { StaleNote } from '@/components/ui/stale-note';
import { Tip } from '@/components/ui/tip';
import { useFormat } from '@/components/ui/use-format';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { findTerm } from '@/model/filter/edit-filter';
import classes from './summary.module.css';

/** The histogram with its legend, its table, and what stands there while there is none. */
export const HistogramPanel = memo(function HistogramSection(props: {
  drawing: HistogramDrawing | undefined;
  error: Error | null;
  updatedAtMs: number;
  isStale: boolean;
  filter: string;
  actions: ExplorerActions;
  onRetry: () => void;
}) {
  const { drawing, actions, filter } = props;
  const { t } = useTranslation('logs');
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  if (props.error && !drawing) {
    return (
      <section className={classes.histogram} aria-label={t('histogram.label')}>
        <ErrorLine text={t('histogram.failed')} error={props.error} onRetry={props.onRetry} />
      </section>
    );
  }
  const swap = asTable ? t('histogram.asChart') : t('histogram.asTable');
  return (
    <section className={classes.histogram} aria-label={t('histogram.label')} data-stale={props.isStale}>
      <StaleNote error={props.error} updatedAtMs={props.updatedAtMs} />
      <div className={classes.histogramHead}>
        {drawing ? (
          <>
            <HistogramLegend
              entries={drawing.legend}
              stateOf={(severity) => findTerm(LOG_FIELDS, filter, 'severity', severity)}
              onToggle={(severity) => actions.toggleOnly('severity', severity)}
              onExclude={(severity) => actions.toggleExclude('severity', severity)}
            />
            <span className={classes.resolution}>
              {t('histogram.resolution', { interval: format.duration(drawing.intervalMs), zone: format.timeZone })}
            </span>
          </>
        ) : (
          <Skeleton height={14} width={320} ml={6} />
        )}
        <Tip label={swap}>
          <ActionIcon size="sm" aria-label={swap} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? <IconChartBar size={15} /> : <IconTable size={15} />}
          </ActionIcon>
        </Tip>
      </div>
      {drawing ? null : <Skeleton height={120} />}
      {drawing && asTable ? <HistogramTable drawing={drawing} /> : null}
      {drawing && !asTable ? <Histogram drawing={drawing} onZoom={actions.zoom} /> : null}
    </section>
  );
});
