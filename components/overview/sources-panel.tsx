'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useScreenHref } from '@/components/layout/use-screen-href';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-head';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { useFormat } from '@/components/ui/use-format';
import { printTerm } from '@/model/filter/print-filter';
import type { Overview } from '@/model/overview';
import classes from './overview.module.css';

type SourceState = Overview['ingestion']['sources'][number];

/** Where records come from, each leading to its logs and to its line in the ledger. */
export function SourcesPanel({ ingestion }: { ingestion: Overview['ingestion'] }) {
  const { t } = useTranslation('overview');
  const columns = useColumns();
  if (ingestion.sources.length === 0) {
    return (
      <Panel title={t('ingestion.sources')} hint={t('ingestion.sourcesHint')}>
        <EmptyState title={t('ingestion.noSources')} />
      </Panel>
    );
  }
  return (
    <Panel title={t('ingestion.sources')} hint={t('ingestion.sourcesHint')} padded={false}>
      <DataTable
        label={t('ingestion.sources')}
        columns={columns}
        rows={ingestion.sources}
        keyOf={({ source }) => source}
      />
    </Panel>
  );
}

function useColumns(): Column<SourceState>[] {
  const { t } = useTranslation('overview');
  const shell = useTranslation('shell').t;
  const format = useFormat();
  const screenHref = useScreenHref();
  return useMemo(
    () => [
      {
        id: 'source',
        header: t('ingestion.source'),
        phone: 'title',
        cell: ({ source }) => (
          <Link href={screenHref('/logs', { filter: printTerm('source', source) })} className={classes.link}>
            {shell(`source.${source}`)}
          </Link>
        ),
        sortBy: ({ source }) => shell(`source.${source}`),
      },
      {
        id: 'records',
        header: t('ingestion.records'),
        align: 'end',
        cell: ({ records }) => format.count(records),
        sortBy: ({ records }) => BigInt(records),
      },
      {
        id: 'rejected',
        header: t('ingestion.rejected'),
        align: 'end',
        cell: ({ rejected }) => <Refusals count={rejected} />,
        sortBy: ({ rejected }) => BigInt(rejected),
      },
      {
        id: 'refused',
        header: t('ingestion.refused'),
        align: 'end',
        cell: ({ refused_requests }) => <Refusals count={refused_requests} />,
        sortBy: ({ refused_requests }) => BigInt(refused_requests),
      },
      {
        id: 'seen',
        header: t('ingestion.lastSeen'),
        align: 'end',
        cell: ({ last_seen }) => (
          <span title={last_seen ? format.time(last_seen, 'full') : undefined}>
            {last_seen ? format.ago(Date.parse(last_seen)) : t('ingestion.never')}
          </span>
        ),
        sortBy: ({ last_seen }) => (last_seen ? Date.parse(last_seen) : null),
      },
    ],
    [t, shell, format, screenHref],
  );
}

function Refusals({ count }: { count: string }) {
  const format = useFormat();
  const screenHref = useScreenHref();
  if (count === '0') return <span className={classes.muted}>{format.count(count)}</span>;
  return (
    <Link href={screenHref('/ledger')} className={classes.share} data-degraded>
      {format.count(count)}
    </Link>
  );
}
