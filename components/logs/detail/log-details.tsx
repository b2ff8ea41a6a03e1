'use client';

import { Button } from '@mantine/core';
import { IconListDetails, IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type FieldEntry, FieldTable } from '@/components/explorer/detail/field-table';
import { TextBlock } from '@/components/explorer/detail/text-block';
import { stampToMs, toExactTime } from '@/components/explorer/rows/row-time';
import { useExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { useOpenRecord } from '@/components/explorer/state/use-explorer-state';
import { useFieldLabel } from '@/components/explorer/use-field-label';
import { DrawerSlots } from '@/components/ui/drawer';
import { useFormat } from '@/components/ui/use-format';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { nameReaching } from '@/model/fields/name-reaching';
import type { LogRow } from '@/model/log';
import classes from './log-details.module.css';

/** A log for reading. What people have a word for stands first; what only machines ask for is folded. */
export function LogDetails({ row }: { row: LogRow }) {
  const { t } = useTranslation('logs');
  const label = useFieldLabel();
  const actions = useExplorerActions();
  const named = namedEntries(row).map((entry) => ({ ...entry, label: label(entry.name) }));
  return (
    <DrawerSlots
      summary={<When row={row} />}
      text={<Texts row={row} />}
      related={<Related row={row} />}
      fields={
        <div className={classes.fields}>
          <FieldTable title={t('detail.fields')} entries={named} actions={actions} />
          <FieldTable title={t('detail.attributes')} entries={attributesOf(row, 'attributes')} actions={actions} />
          <FieldTable title={t('detail.resource')} entries={attributesOf(row, 'resource')} actions={actions} isFolded />
          <FieldTable title={t('detail.record')} entries={rawEntries(row)} actions={actions} isFolded />
        </div>
      }
    />
  );
}

/** When it happened, and how much later it was stored when that is worth knowing. */
function When({ row }: { row: LogRow }) {
  const { t } = useTranslation('logs');
  const format = useFormat();
  const lag = stampToMs(row.inserted_at) - stampToMs(row.timestamp);
  return (
    <p className={classes.when}>
      {toExactTime(row.timestamp, format.locale, format.timeZone)}
      {lag >= 1000 ? <span className={classes.lag}>{t('detail.lag', { duration: format.duration(lag) })}</span> : null}
    </p>
  );
}

/** The message, and the stack where the sender gave it apart. */
function Texts({ row }: { row: LogRow }) {
  const { t } = useTranslation('logs');
  const stack = row.attributes['exception.stacktrace'] ?? '';
  return (
    <div className={classes.texts}>
      {row.body === '' ? (
        <p className={classes.noBody}>{t('detail.noBody')}</p>
      ) : (
        <TextBlock value={row.body} label={t('detail.copyBody')} />
      )}
      {stack === '' || row.body.includes(stack) ? null : <TextBlock value={stack} label={t('detail.copyStack')} />}
    </div>
  );
}

function Related({ row }: { row: LogRow }) {
  const { t } = useTranslation('logs');
  const actions = useExplorerActions();
  const { adjust } = useOpenRecord();
  return (
    <div className={classes.related}>
      {row.trace_id ? (
        <Button
          variant="default"
          leftSection={<IconRoute size={14} />}
          onClick={() => actions.only('trace_id', row.trace_id)}
        >
          {t('detail.trace')}
        </Button>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconListDetails size={14} />}
        onClick={() => adjust({ detail: 'context' })}
      >
        {t('detail.tabs.context')}
      </Button>
    </div>
  );
}

const present = (entries: FieldEntry[]) => entries.filter(({ value }) => value !== '');

/** What the log's own columns say, by the names one filters with. */
function namedEntries(row: LogRow): FieldEntry[] {
  return present([
    { name: 'severity', value: row.severity },
    { name: 'service', value: row.service },
    { name: 'host.name', value: row.host },
    { name: 'scope', value: row.scope },
    { name: 'source', value: row.source },
    { name: 'trace_id', value: row.trace_id },
    { name: 'span_id', value: row.span_id },
  ]);
}

function rawEntries(row: LogRow): FieldEntry[] {
  return present([
    { name: 'severity_text', value: row.severity_text },
    { name: 'severity_number', value: row.severity_number > 0 ? String(row.severity_number) : '' },
    { name: 'id', value: row.id },
  ]);
}

/** Attributes by the names that reach exactly them. */
function attributesOf(row: LogRow, kind: 'attributes' | 'resource'): FieldEntry[] {
  return Object.entries(row[kind]).map(([key, value]) => ({
    name: nameReaching(LOG_FIELDS, row, kind, key),
    label: key,
    value,
  }));
}
