'use client';

import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FieldTable } from '@/components/explorer/detail/field-table';
import { TextBlock } from '@/components/explorer/detail/text-block';
import { stampToMs, toExactTime } from '@/components/explorer/rows/row-time';
import { useExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { useFormat } from '@/components/ui/use-format';
import type { LogRow } from '@/model/log';
import classes from './log-details.module.css';

/** The record for reading: message, what is known of it, its attributes, and where it came from. */
export function LogDetails({ row }: { row: LogRow }) {
  const { t } = useTranslation('logs');
  const { locale, timeZone } = useFormat();
  const actions = useExplorerActions();
  return (
    <div className={classes.content}>
      <p className={classes.when}>
        {toExactTime(row.timestamp, locale, timeZone)}
        <Lag row={row} />
      </p>
      {row.body === '' ? (
        <p className={classes.noBody}>{t('detail.noBody')}</p>
      ) : (
        <TextBlock value={row.body} label={t('detail.copyBody')} />
      )}
      {row.trace_id ? (
        <Button
          variant="default"
          leftSection={<IconRoute size={14} />}
          className={classes.trace}
          onClick={() => actions.only('trace_id', row.trace_id)}
        >
          {t('detail.trace')}
        </Button>
      ) : null}
      <FieldTable title={t('detail.attributes')} entries={Object.entries(row.attributes)} actions={actions} />
      <FieldTable title={t('detail.record')} entries={recordEntries(row)} actions={actions} />
      <FieldTable title={t('detail.resource')} entries={Object.entries(row.resource)} actions={actions} />
    </div>
  );
}

/** How much later the record was stored than it happened, when that is worth knowing. */
function Lag({ row }: { row: LogRow }) {
  const { t } = useTranslation('logs');
  const format = useFormat();
  const lag = stampToMs(row.inserted_at) - stampToMs(row.timestamp);
  if (!(lag >= 1000)) return null;
  return <span className={classes.lag}>{t('detail.lag', { duration: format.duration(lag) })}</span>;
}

/** Fields with a column of their own, by the names one filters with; empty ones are left out. */
function recordEntries(row: LogRow): [string, string][] {
  const entries: [string, string][] = [
    ['severity', row.severity],
    ['severity_text', row.severity_text],
    ['severity_number', row.severity_number > 0 ? String(row.severity_number) : ''],
    ['service', row.service],
    ['host.name', row.host],
    ['scope', row.scope],
    ['source', row.source],
    ['trace_id', row.trace_id],
    ['span_id', row.span_id],
    ['id', row.id],
  ];
  return entries.filter(([, value]) => value !== '');
}
