'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Sparkline } from '@/components/charts/sparkline';
import { useScreenHref } from '@/components/layout/use-screen-href';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-head';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SeriesName } from '@/components/ui/series-name';
import { useFormat } from '@/components/ui/use-format';
import { printTerm } from '@/model/filter/print-filter';
import type { Overview } from '@/model/overview';
import { isDegraded, worstFirst } from './judge-overview';
import classes from './overview.module.css';

type ServiceState = Overview['services'][number];

const MAX_HEIGHT_PX = 520;

/** Services, worst first, each leading to its logs and its errors. */
export function ServicesPanel({ services }: { services: readonly ServiceState[] }) {
  const { t } = useTranslation('overview');
  const router = useRouter();
  const screenHref = useScreenHref();
  const columns = useColumns();
  const rows = useMemo(() => worstFirst(services), [services]);
  if (rows.length === 0) {
    return (
      <Panel title={t('services.title')}>
        <EmptyState title={t('services.empty')} text={t('services.emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel title={t('services.title')} hint={t('services.hint')} padded={false}>
      <DataTable
        label={t('services.title')}
        columns={columns}
        rows={rows}
        keyOf={({ service }) => service}
        onOpen={({ service }) => router.push(screenHref('/logs', { filter: printTerm('service', service) }))}
        maxHeightPx={MAX_HEIGHT_PX}
      />
    </Panel>
  );
}

function useColumns(): Column<ServiceState>[] {
  const { t } = useTranslation('overview');
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'service',
        header: t('services.service'),
        phone: 'title',
        cell: (service) => <NameCell service={service} />,
        sortBy: ({ service }) => service,
      },
      {
        id: 'logs',
        header: t('services.logs'),
        align: 'end',
        cell: ({ logs }) => format.count(logs),
        sortBy: ({ logs }) => BigInt(logs),
      },
      {
        id: 'errors',
        header: t('services.errors'),
        align: 'end',
        cell: (service) => <ErrorsCell service={service} />,
        sortBy: ({ errors }) => BigInt(errors),
      },
      {
        id: 'share',
        header: t('services.share'),
        align: 'end',
        cell: (service) => <ShareCell service={service} />,
        sortBy: ({ error_rate }) => error_rate,
      },
      {
        id: 'change',
        header: t('services.change'),
        align: 'end',
        phone: 'none',
        cell: ({ previous_error_rate: before }) => (
          <span className={classes.muted}>{before === null ? t('services.noPrevious') : format.percent(before)}</span>
        ),
        sortBy: ({ previous_error_rate }) => previous_error_rate,
      },
      {
        id: 'trend',
        header: t('services.trend'),
        phone: 'none',
        cell: (service) => (
          <Sparkline
            values={service.trend}
            colour={isDegraded(service) ? 'var(--mg-error)' : 'var(--mg-line-strong)'}
            label={t('services.trendLabel', {
              service: service.service || t('services.unnamed'),
              errors: format.count(service.errors),
            })}
          />
        ),
      },
    ],
    [t, format],
  );
}

function NameCell({ service }: { service: ServiceState }) {
  const { t } = useTranslation('overview');
  const screenHref = useScreenHref();
  return (
    <>
      <Link href={screenHref('/logs', { filter: printTerm('service', service.service) })} className={classes.link}>
        <SeriesName kind="service" identity={service.service} label={service.service || t('services.unnamed')} />
      </Link>
      {isDegraded(service) ? <span className={classes.above}>▲ {t('services.above')}</span> : null}
    </>
  );
}

function useErrorsHref({ service }: ServiceState): string {
  const screenHref = useScreenHref();
  return screenHref('/logs', { filter: `${printTerm('service', service)} level>=error` });
}

function ErrorsCell({ service }: { service: ServiceState }) {
  const format = useFormat();
  const href = useErrorsHref(service);
  const errors = format.count(service.errors);
  if (service.errors === '0') return <span className={classes.muted}>{errors}</span>;
  return (
    <Link href={href} className={classes.link}>
      {errors}
    </Link>
  );
}

function ShareCell({ service }: { service: ServiceState }) {
  const format = useFormat();
  const href = useErrorsHref(service);
  return (
    <Link href={href} className={classes.share} data-degraded={isDegraded(service)}>
      {format.percent(service.error_rate)}
    </Link>
  );
}
