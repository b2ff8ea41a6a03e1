'use client';

import { Skeleton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Message, TimeCell } from '@/components/explorer/rows/cells';
import { useOpenRow } from '@/components/explorer/state/use-open-row';
import { useContextRows } from '@/components/logs/state/logs-queries';
import { ErrorState } from '@/components/ui/error-state';
import { SeverityMark } from '@/components/ui/severity-mark';
import { useFormat } from '@/components/ui/use-format';
import type { LogRow } from '@/model/log';
import classes from './context-tab.module.css';

/** What the same service on the same host wrote before and after, whatever the filter says. */
export function ContextTab({ row }: { row: LogRow }) {
  const { t } = useTranslation('logs');
  const { locale, timeZone } = useFormat();
  const open = useOpenRow();
  const { data, error, refetch } = useContextRows({ id: row.id, timestamp: row.timestamp });
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (data) own.current?.scrollIntoView({ block: 'center' });
  }, [data]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const place = row.host
    ? t('detail.contextOf', { service: row.service, host: row.host })
    : t('detail.contextOfService', { service: row.service });
  return (
    <div className={classes.context}>
      <p className={classes.contextHint}>{place}</p>
      {data ? null : <Skeleton height={320} />}
      <ol className={classes.lines}>
        {data?.data.map((line) => (
          <li key={line.id} ref={line.id === row.id ? own : undefined}>
            <button
              type="button"
              className={classes.line}
              aria-current={line.id === row.id ? 'true' : undefined}
              onClick={() => open(line)}
            >
              <SeverityMark severity={line.severity} hideLabel />
              <TimeCell timestamp={line.timestamp} context={{ locale, timeZone, wrap: false, hits: undefined }} />
              <Message body={line.body} context={{ locale, timeZone, wrap: false, hits: undefined }} />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
