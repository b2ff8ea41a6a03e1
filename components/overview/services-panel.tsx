'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sparkline } from '@/components/charts/sparkline';
import { useScreenHref } from '@/components/layout/use-screen-href';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SeriesName } from '@/components/ui/series-name';
import table from '@/components/ui/table.module.css';
import { useFormat } from '@/components/ui/use-format';
import { printTerm } from '@/model/filter/print-filter';
import type { Overview } from '@/model/overview';
import { isDegraded, worstFirst } from './judge-overview';
import classes from './overview.module.css';

type ServiceState = Overview['services'][number];

const FIRST_SHOWN = 12;

/** Services, worst first, each leading to its logs and its errors. */
export function ServicesPanel({ services }: { services: readonly ServiceState[] }) {
  const { t } = useTranslation('overview');
  const [showAll, setShowAll] = useState(false);
  const sorted = worstFirst(services);
  const shown = showAll ? sorted : sorted.slice(0, FIRST_SHOWN);
  if (sorted.length === 0) {
    return (
      <Panel title={t('services.title')}>
        <EmptyState title={t('services.empty')} text={t('services.emptyText')} />
      </Panel>
    );
  }
  return (
    <Panel title={t('services.title')} hint={t('services.hint')} padded={false}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('services.service')}</th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              {t('services.logs')}
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              {t('services.errors')}
            </th>
            <th scope="col" className={table.number}>
              {t('services.share')}
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              {t('services.change')}
            </th>
            <th scope="col" className={`${classes.trend} ${table.wide}`}>
              {t('services.trend')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((service) => (
            <ServiceRow key={service.service} service={service} />
          ))}
        </tbody>
      </table>
      {sorted.length > FIRST_SHOWN ? (
        <div className={classes.more}>
          <Button variant="subtle" onClick={() => setShowAll(!showAll)}>
            {showAll
              ? t('services.showFewer', { count: FIRST_SHOWN })
              : t('services.showAll', { total: sorted.length })}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function ServiceRow({ service }: { service: ServiceState }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const screenHref = useScreenHref();
  const term = printTerm('service', service.service);
  const errorsHref = screenHref('/logs', { filter: `${term} level>=error` });
  const name = service.service || t('services.unnamed');
  const errors = format.count(service.errors);
  return (
    <tr>
      <th scope="row">
        <Link href={screenHref('/logs', { filter: term })} className={classes.link}>
          <SeriesName identity={service.service} label={name} />
        </Link>
        {isDegraded(service) ? <span className={classes.above}>▲ {t('services.above')}</span> : null}
      </th>
      <td className={`${table.number} ${table.wide}`}>{format.count(service.logs)}</td>
      <td className={`${table.number} ${table.wide}`}>
        {service.errors === '0' ? (
          <span className={table.muted}>{errors}</span>
        ) : (
          <Link href={errorsHref} className={classes.link}>
            {errors}
          </Link>
        )}
      </td>
      <td className={table.number}>
        <Link href={errorsHref} className={classes.share} data-degraded={isDegraded(service)}>
          {format.percent(service.error_rate)}
        </Link>
      </td>
      <td className={`${table.number} ${table.wide} ${table.muted}`}>
        {service.previous_error_rate === null ? t('services.noPrevious') : format.percent(service.previous_error_rate)}
      </td>
      <td className={`${classes.trend} ${table.wide}`}>
        <Sparkline
          values={service.trend}
          colour={isDegraded(service) ? 'var(--mg-error)' : 'var(--mg-line-strong)'}
          label={t('services.trendLabel', { service: name, errors })}
        />
      </td>
    </tr>
  );
}
