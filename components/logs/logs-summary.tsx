'use client';

import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { comparedCounts, severityChart, sumSeverities } from '@/components/charts/severity-chart';
import { useTimeRange } from '@/components/data/use-time-range';
import { useHeldRange } from '@/components/explorer/rows/use-held-range';
import { useExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { PanelBoundary } from '@/components/ui/panel-boundary';
import { HistogramPanel } from './histogram-panel';
import { useComparedHistogram, useHistogram, useWorstService } from './state/logs-queries';
import { Verdict } from './verdict';

/** What the logs say in one sentence, and how many there were when. */
export function LogsSummary({ range }: { range: FrozenRange | undefined }) {
  const { filter } = useExplorerState();
  const actions = useExplorerActions();
  const { to, compare } = useTimeRange();
  const histogram = useHistogram(range);
  // Counts of an earlier moment are drawn over the range they were counted in.
  const isEarlier = histogram.isPlaceholderData || histogram.error !== null;
  const counted = useHeldRange(range, isEarlier, range?.query ?? '');
  const { t } = useTranslation('shell');
  const counts = histogram.data?.data;
  const input = useMemo(
    () =>
      counts && counted
        ? severityChart(counts, { from: counted.fromMs, to: counted.toMs }, (severity) => t(`severity.${severity}`))
        : undefined,
    [counts, counted, t],
  );
  const before = useComparedHistogram(counted);
  const compareName = compare ? t(`time.compare.${compare}`) : '';
  const compared = useMemo(
    () =>
      input && before ? { ...input, compared: { label: compareName, values: comparedCounts(input, before) } } : input,
    [input, before, compareName],
  );
  const sums = useMemo(() => (counts ? sumSeverities(counts) : undefined), [counts]);
  const { refetch } = histogram;
  const retry = useCallback(() => void refetch(), [refetch]);
  const worstService = useWorstService(range, filter, (sums?.errors ?? 0) > 0);
  return (
    <>
      <Verdict sums={sums} range={counted} isRelative={to === 'now'} worstService={worstService} />
      <PanelBoundary>
        <HistogramPanel
          input={compared}
          error={histogram.error}
          updatedAtMs={histogram.updatedAtMs}
          isStale={histogram.isPlaceholderData}
          filter={filter}
          actions={actions}
          onRetry={retry}
        />
      </PanelBoundary>
    </>
  );
}
