'use client';

import { TextInput } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconColumnInsertRight,
  IconCopy,
  IconMinus,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordWords } from '@/components/explorer/explorer-context';
import { toRowText } from '@/components/explorer/rows/plain-text';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { copyText } from '@/components/ui/copy-text';
import { useFormat } from '@/components/ui/use-format';
import classes from './detail.module.css';

const SEARCH_FROM = 12;
/** Records may carry 10,000 attributes; the search reaches all of them. */
const MOST = 200;

export interface FieldEntry {
  /** The name a filter finds it by. */
  name: string;
  value: string;
  /** What people call it, or the sender's own name where a filter needs a longer one; else the name is shown. */
  label?: string;
}

/** Names and values, each with what can be done with it; `isFolded` leaves them behind their title until asked for. */
export function FieldTable(props: {
  title: string;
  entries: readonly FieldEntry[];
  actions: ExplorerActions;
  isFolded?: boolean;
}) {
  const { title, entries, actions } = props;
  const { t } = useTranslation('explorer');
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(props.isFolded !== true);
  if (entries.length === 0) return null;
  const wanted = search.trim().toLowerCase();
  const found = entries.filter(({ name, label = '', value }) =>
    `${name}\n${label}\n${value}`.toLowerCase().includes(wanted),
  );
  const shown = found.slice(0, MOST);
  return (
    <section className={classes.fields} aria-label={title}>
      <header className={classes.fieldsHead}>
        <h3>
          <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
            <IconChevronDown aria-hidden size={13} />
            {title}
            <span className={classes.fieldsCount}>{format.count(entries.length)}</span>
          </button>
        </h3>
        {open && entries.length > SEARCH_FROM ? (
          <TextInput
            className={classes.fieldsSearch}
            value={search}
            aria-label={t('detail.search', { name: title })}
            placeholder={t('detail.searchHint')}
            leftSection={<IconSearch size={13} />}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        ) : null}
      </header>
      {open ? (
        <dl className={classes.list}>
          {shown.map(({ name, label, value }) => (
            <div key={name} className={classes.item}>
              <dt>
                <bdi title={name}>{label ?? name}</bdi>
              </dt>
              <dd>
                <bdi className={classes.value}>{value === '' ? t('value.empty') : toRowText(value, 4000)}</bdi>
                <ValueActions name={name} value={value} actions={actions} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {open && found.length > shown.length ? (
        <p className={classes.more}>
          {t('detail.more', { count: found.length - shown.length, total: format.count(found.length - shown.length) })}
        </p>
      ) : null}
    </section>
  );
}

function ValueActions({ name, value, actions }: { name: string; value: string; actions: ExplorerActions }) {
  const { t } = useTranslation('explorer');
  const record = useRecordWords().t;
  return (
    <span className={classes.actions}>
      <Action label={record('include', { name })} onClick={() => actions.include(name, value)}>
        <IconPlus size={14} />
      </Action>
      <Action label={record('exclude', { name })} onClick={() => actions.exclude(name, value)}>
        <IconMinus size={14} />
      </Action>
      <Action label={t('detail.column', { name })} onClick={() => actions.toggleColumn(name)}>
        <IconColumnInsertRight size={14} />
      </Action>
      <CopyAction label={t('detail.copy', { name })} value={value} />
    </span>
  );
}

function CopyAction({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(value));
  return (
    <Action label={label} onClick={() => void copy()}>
      {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
    </Action>
  );
}

/** A bare button: a record shows hundreds of these at once, and richer ones made opening it slow. */
function Action({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes.action} title={label} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
