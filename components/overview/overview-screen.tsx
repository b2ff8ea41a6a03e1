'use client';

import { useTranslation } from 'react-i18next';
import { useApi } from '@/components/data/use-api';
import { useTimeRange } from '@/components/data/use-time-range';
import { Screen } from '@/components/layout/screen';
import { ErrorState } from '@/components/ui/error-state';
import { ScreenSkeleton } from '@/components/ui/screen-skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import { overviewSchema } from '@/model/overview';
import { IngestionPanel } from './ingestion-panel';
import { OverviewVerdictLine } from './overview-verdict-line';
import { ServicesPanel } from './services-panel';
import { SourcesPanel } from './sources-panel';
import { Welcome } from './welcome';

const FIRST_RECORD_POLL_MS = 2000;

/** The first screen: the state of ingestion and of services by log errors, or how to send the first record. */
export function OverviewScreen({ otlpHttpPort }: { otlpHttpPort: number }) {
  const { t } = useTranslation('overview');
  const { from, to, refreshMs } = useTimeRange();
  // An installation without data asks often, so that the first record shows by itself.
  const answer = useApi('/api/v1/overview', { from, to }, overviewSchema, {
    refetchMs: (data) => (data && !data.data.has_data ? FIRST_RECORD_POLL_MS : refreshMs),
  });
  const overview = answer.data?.data;
  const isFresh = overview !== undefined && !overview.has_data;
  return (
    <Screen title={t('title')} hasTime={!isFresh}>
      {answer.error && !overview ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {!answer.error && !overview ? <ScreenSkeleton /> : null}
      {isFresh ? <Welcome otlpHttpPort={otlpHttpPort} /> : null}
      {overview?.has_data ? (
        <>
          <StaleNote error={answer.error} updatedAtMs={answer.dataUpdatedAt} />
          <OverviewVerdictLine overview={overview} />
          <IngestionPanel ingestion={overview.ingestion} />
          <ServicesPanel services={overview.services} />
          <SourcesPanel ingestion={overview.ingestion} />
        </>
      ) : null}
    </Screen>
  );
}
