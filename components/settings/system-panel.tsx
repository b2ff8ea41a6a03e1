'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '@/components/data/use-api';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { useFormat } from '@/components/ui/use-format';
import type { Health } from '@/model/health';
import { DamageList } from './damage-list';
import classes from './settings.module.css';

const ASK_MS = 10_000;

/** Versions, and how the two stores answer a read. */
export function SystemPanel() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const answer = useApi<{ data: Health }>('/api/v1/health', {}, { refetchMs: ASK_MS });
  const health = answer.data?.data;
  // Health describes the present: a failure replaces an older good answer.
  if (answer.error) {
    return (
      <Panel title={t('system.title')}>
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </Panel>
    );
  }
  const rows: [string, ReactNode][] = [
    [
      t('system.status'),
      health ? (
        <span key="ok" className={classes.ok}>
          {t('system.ok')}
        </span>
      ) : (
        '–'
      ),
    ],
    [t('system.version'), health?.version ?? '–'],
    [t('system.engine'), health?.stores.telemetry.engine ?? '–'],
    [t('system.telemetryRead'), health ? format.duration(health.stores.telemetry.read_ms) : '–'],
    [t('system.metadataRead'), health ? format.duration(health.stores.metadata.read_ms) : '–'],
    [t('system.lag'), lagText()],
    [
      t('system.reference'),
      <Link key="reference" href="/api-reference" className={classes.link}>
        /api-reference
      </Link>,
    ],
  ];
  const damaged = health?.stores.telemetry.damaged_parts ?? [];
  if (damaged.length > 0) rows.splice(1, 0, [t('system.damaged'), <DamageList key="damage" parts={damaged} />]);
  return (
    <Panel title={t('system.title')} hint={t('system.hint')}>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );

  function lagText(): string {
    if (!health) return '–';
    return health.lag_ms === null ? t('system.lagNone') : format.duration(health.lag_ms);
  }
}
