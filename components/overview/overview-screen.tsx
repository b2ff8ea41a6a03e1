'use client';

import { useTranslation } from 'react-i18next';
import { resolveRange, toIsoRange } from '@/components/data/range-math';
import { useApi } from '@/components/data/use-api';
import { useScope } from '@/components/data/use-scope';
import { useTimeRange } from '@/components/data/use-time-range';
import { ScopeChips } from '@/components/layout/scope-chips';
import { Screen } from '@/components/layout/screen';
import { ErrorState } from '@/components/ui/error-state';
import { ScreenSkeleton } from '@/components/ui/screen-skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import type { Overview } from '@/model/overview';
import { type ComparedIngestion, IngestionPanel } from './ingestion-panel';
import { OverviewVerdictLine } from './overview-verdict-line';
import { ServicesPanel } from './services-panel';
import { SourcesPanel } from './sources-panel';
import { Welcome } from './welcome';

const FIRST_RECORD_POLL_MS = 2000;

/** The first screen: the state of ingestion and of services by log errors, or how to send the first record. */
export function OverviewScreen({ otlpHttpPort }: { otlpHttpPort: number }) {
  const { t } = useTranslation('overview');
  const { from, to, refreshMs } = useTimeRange();
  const { filter } = useScope();
  // An installation without data asks often, so that the first record shows by itself.
  const answer = useApi<{ data: Overview }>(
    '/api/v1/overview',
    { from, to, filter: filter || undefined },
    {
      refetchMs: (data) => (data && !data.data.has_data ? FIRST_RECORD_POLL_MS : refreshMs),
    },
  );
  const overview = answer.data?.data;
  const compared = useComparedIngestion(answer.dataUpdatedAt);
  const isFresh = overview !== undefined && !overview.has_data;
  return (
    <Screen title={t('title')} scope={isFresh ? undefined : <ScopeChips />} hasTime={!isFresh}>
      {answer.error && !overview ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {!answer.error && !overview ? <ScreenSkeleton /> : null}
      {isFresh ? <Welcome otlpHttpPort={otlpHttpPort} /> : null}
      {overview?.has_data ? (
        <>
          <StaleNote error={answer.error} updatedAtMs={answer.dataUpdatedAt} />
          <OverviewVerdictLine overview={overview} />
          <IngestionPanel ingestion={overview.ingestion} compared={compared} />
          <ServicesPanel services={overview.services} />
          <SourcesPanel ingestion={overview.ingestion} />
        </>
      ) : null}
    </Screen>
  );
}

/** What came in at the time the range is compared with; `atMs` is when the range ended, were it to end now. */
function useComparedIngestion(atMs: number): ComparedIngestion | undefined {
  const { from, to, compared } = useTimeRange();
  const other = atMs > 0 ? compared(resolveRange({ from, to }, atMs)) : undefined;
  const params = other ? toIsoRange(other) : {};
  const { data } = useApi<{ data: Overview }>('/api/v1/overview', params, { enabled: other !== undefined });
  return other && data ? { series: data.data.ingestion.series, offsetMs: other.offsetMs } : undefined;
}
