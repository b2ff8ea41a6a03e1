'use client';

import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { useScreenHref } from '@/components/layout/use-screen-href';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import table from '@/components/ui/table.module.css';
import { useFormat } from '@/components/ui/use-format';
import { printTerm } from '@/model/filter/print-filter';
import type { Overview } from '@/model/overview';
import classes from './overview.module.css';

/** Where records come from, each leading to its logs and to its line in the ledger. */
export function SourcesPanel({ ingestion }: { ingestion: Overview['ingestion'] }) {
  const { t } = useTranslation('overview');
  const shell = useTranslation('shell').t;
  const format = useFormat();
  const screenHref = useScreenHref();
  if (ingestion.sources.length === 0) {
    return (
      <Panel title={t('ingestion.sources')}>
        <EmptyState title={t('ingestion.noSources')} />
      </Panel>
    );
  }
  return (
    <Panel title={t('ingestion.sources')} padded={false}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('ingestion.source')}</th>
            <th scope="col" className={table.number}>
              {t('ingestion.records')}
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              {t('ingestion.rejected')}
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              {t('ingestion.refused')}
            </th>
            <th scope="col" className={table.number}>
              {t('ingestion.lastSeen')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ingestion.sources.map(({ source, records, rejected, refused_requests, last_seen }) => (
            <tr key={source}>
              <th scope="row">
                <Link href={screenHref('/logs', { filter: printTerm('source', source) })} className={classes.link}>
                  {shell(`source.${source}`)}
                </Link>
              </th>
              <td className={table.number}>{format.count(records)}</td>
              <td className={`${table.number} ${table.wide}`}>
                <Refusals count={rejected} />
              </td>
              <td className={`${table.number} ${table.wide}`}>
                <Refusals count={refused_requests} />
              </td>
              <td className={table.number} title={last_seen ? format.time(last_seen, 'full') : undefined}>
                {last_seen ? format.ago(Date.parse(last_seen)) : t('ingestion.never')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Refusals({ count }: { count: string }) {
  const format = useFormat();
  const screenHref = useScreenHref();
  if (count === '0') return <span className={table.muted}>{format.count(count)}</span>;
  return (
    <Link href={screenHref('/ledger')} className={classes.share} data-degraded>
      {format.count(count)}
    </Link>
  );
}
