'use client';

import { NativeSelect } from '@mantine/core';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '@/components/data/use-api';
import { useTimeRange } from '@/components/data/use-time-range';
import { Screen } from '@/components/layout/screen';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { ScreenSkeleton } from '@/components/ui/screen-skeleton';
import { StaleNote } from '@/components/ui/stale-note';
import type { LedgerEntry } from '@/model/ledger';
import { SOURCES } from '@/model/source';
import { LedgerChart } from './ledger-chart';
import { LedgerTable } from './ledger-table';
import { LedgerVerdict } from './ledger-verdict';
import { RejectionsPanel } from './rejections-panel';
import { chooseInterval, summariseLedger } from './summarise-ledger';

/** Received = stored + excluded + archived only + rejected + duplicate, per source over time. */
export function LedgerScreen() {
  const { t } = useTranslation('ledger');
  const { from, to, absolute, refreshMs } = useTimeRange();
  const [source, setSource] = useQueryState('source', parseAsStringLiteral(SOURCES));
  const { interval, intervalMs } = chooseInterval(absolute());
  const answer = useApi<{ data: LedgerEntry[] }>(
    '/api/v1/ledger-entries',
    { from, to, interval },
    {
      refetchMs: refreshMs,
    },
  );
  const all = answer.data?.data;
  const entries = useMemo(() => all?.filter((entry) => source === null || entry.source === source), [all, source]);
  const summary = useMemo(() => (entries ? summariseLedger(entries) : undefined), [entries]);
  return (
    <Screen title={t('title')} scope={<SourceSelect source={source} onChange={setSource} />}>
      {answer.error && !all ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.error || all ? null : <ScreenSkeleton />}
      {entries && summary ? (
        <>
          <StaleNote error={answer.error} updatedAtMs={answer.dataUpdatedAt} />
          <LedgerVerdict summary={summary} />
          {summary.lines.length > 0 ? (
            <>
              <LedgerChart entries={entries} intervalMs={intervalMs} />
              <RejectionsPanel lines={summary.lines} />
              <LedgerTable summary={summary} />
            </>
          ) : (
            <EmptyState title={t('empty')} text={t('emptyText')} />
          )}
        </>
      ) : null}
    </Screen>
  );
}

type Source = (typeof SOURCES)[number];

function SourceSelect({ source, onChange }: { source: Source | null; onChange: (source: Source | null) => void }) {
  const { t } = useTranslation('ledger');
  const shell = useTranslation('shell').t;
  return (
    <NativeSelect
      aria-label={t('filter.source')}
      size="xs"
      w={200}
      value={source ?? ''}
      data={[
        { value: '', label: t('filter.all') },
        ...SOURCES.map((value) => ({ value, label: shell(`source.${value}`) })),
      ]}
      onChange={(event) => onChange(SOURCES.find((one) => one === event.currentTarget.value) ?? null)}
    />
  );
}
