'use client';

import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import table from '@/components/ui/table.module.css';
import { Tip } from '@/components/ui/tip';
import { useFormat } from '@/components/ui/use-format';
import type { SavedView } from '@/model/saved-view';
import classes from './settings.module.css';
import { useViewChanges } from './use-view-changes';

/** One saved view: its name opens it. */
export function ViewRow({ view }: { view: SavedView }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { rename, remove } = useViewChanges();
  const [editing, setEditing] = useState(false);
  const filter = new URLSearchParams(view.query).get('filter');
  return (
    <tr>
      <th scope="row">
        {editing ? (
          <RenameForm
            name={view.name}
            onSubmit={(name) => {
              setEditing(false);
              if (name && name !== view.name) void rename(view, name);
            }}
          />
        ) : (
          <Link href={`/logs?${view.query}`} className={classes.link}>
            {view.name}
          </Link>
        )}
      </th>
      <td className={table.wide}>
        <div className={classes.filter} title={filter ?? undefined}>
          {filter || <span className={table.muted}>{t('views.noFilter')}</span>}
        </div>
      </td>
      <td className={`${table.number} ${table.wide} ${table.muted}`} title={format.time(view.updated_at, 'full')}>
        {format.ago(Date.parse(view.updated_at))}
      </td>
      <td>
        <div className={classes.tools}>
          <Tip label={t('views.rename', { name: view.name })}>
            <ActionIcon aria-label={t('views.rename', { name: view.name })} onClick={() => setEditing(!editing)}>
              <IconPencil size={16} stroke={1.6} />
            </ActionIcon>
          </Tip>
          <Tip label={t('views.remove', { name: view.name })}>
            <ActionIcon aria-label={t('views.remove', { name: view.name })} onClick={() => void remove(view)}>
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </Tip>
        </div>
      </td>
    </tr>
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
