'use client';

import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import Link from 'next/link';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '@/components/ui/data-table-head';
import { Tip } from '@/components/ui/tip';
import { useFormat } from '@/components/ui/use-format';
import type { SavedView } from '@/model/saved-view';
import classes from './settings.module.css';
import { useViewChanges } from './use-view-changes';

/** Saved views as rows: the name opens one, its tools rename and delete it. */
export function useViewColumns(): Column<SavedView>[] {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [editing, setEditing] = useState<string>();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('views.name'),
        phone: 'title',
        cell: (view) => <NameCell view={view} editing={view.id === editing} onDone={() => setEditing(undefined)} />,
        sortBy: ({ name }) => name,
      },
      {
        id: 'filter',
        header: t('views.filter'),
        cell: (view) => <FilterCell view={view} />,
        sortBy: filterOf,
      },
      {
        id: 'changed',
        header: t('views.changed'),
        align: 'end',
        cell: ({ updated_at }) => (
          <span className={classes.muted} title={format.time(updated_at, 'full')}>
            {format.ago(Date.parse(updated_at))}
          </span>
        ),
        sortBy: ({ updated_at }) => Date.parse(updated_at),
      },
      {
        id: 'tools',
        header: '',
        cell: (view) => (
          <ToolsCell view={view} onRename={() => setEditing((now) => (now === view.id ? undefined : view.id))} />
        ),
      },
    ],
    [t, format, editing],
  );
}

function filterOf({ query }: SavedView): string {
  return new URLSearchParams(query).get('filter') ?? '';
}

function NameCell({ view, editing, onDone }: { view: SavedView; editing: boolean; onDone: () => void }) {
  const { rename } = useViewChanges();
  if (!editing) {
    return (
      <Link href={`/logs?${view.query}`} className={classes.link}>
        {view.name}
      </Link>
    );
  }
  const submit = (name: string) => {
    onDone();
    if (name && name !== view.name) void rename(view, name);
  };
  return <RenameForm name={view.name} onSubmit={submit} />;
}

function FilterCell({ view }: { view: SavedView }) {
  const { t } = useTranslation('settings');
  const filter = filterOf(view);
  return (
    <div className={classes.filter} title={filter || undefined}>
      {filter || <span className={classes.muted}>{t('views.noFilter')}</span>}
    </div>
  );
}

function ToolsCell({ view, onRename }: { view: SavedView; onRename: () => void }) {
  const { t } = useTranslation('settings');
  const { remove } = useViewChanges();
  const words = { rename: t('views.rename', { name: view.name }), remove: t('views.remove', { name: view.name }) };
  return (
    <div className={classes.tools}>
      <Tip label={words.rename}>
        <ActionIcon aria-label={words.rename} onClick={onRename}>
          <IconPencil size={16} stroke={1.6} />
        </ActionIcon>
      </Tip>
      <Tip label={words.remove}>
        <ActionIcon aria-label={words.remove} onClick={() => void remove(view)}>
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </Tip>
    </div>
  );
}

function RenameForm({ name, onSubmit }: { name: string; onSubmit: (name: string) => void }) {
  const { t } = useTranslation('settings');
  const shell = useTranslation('shell').t;
  const [text, setText] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(text.trim());
  };
  return (
    <form className={classes.rename} onSubmit={submit}>
      <TextInput
        aria-label={t('views.newName')}
        value={text}
        maxLength={100}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onSubmit(name);
        }}
      />
      <Button type="submit">{shell('save')}</Button>
    </form>
  );
}
