'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorer } from '@/components/explorer/explorer-context';
import { copyText } from '@/components/ui/copy-text';
import { MenuButton } from '@/components/ui/menu';
import type { SavedView } from '@/model/saved-view';
import classes from './views.module.css';

/** One saved view: its name applies it, the menu holds the rest. Deleting asks once more in the same place. */
export function SavedViewItem(props: {
  view: SavedView;
  onApply: () => void;
  onRename: (name: string) => void;
  onReplace: () => void;
  onDelete: () => void;
}) {
  const { view } = props;
  const { t } = useTranslation('explorer');
  const { href } = useExplorer();
  const [renamed, setRenamed] = useState<string>();
  const rename = () => {
    if (renamed?.trim() && renamed.trim() !== view.name) props.onRename(renamed.trim());
    setRenamed(undefined);
  };
  const link = () => void copyText(`${window.location.origin}${href}?${view.query}`);
  const filter = new URLSearchParams(view.query).get('filter');
  if (renamed !== undefined) {
    return (
      <li className={classes.item}>
        <TextInput
          className={classes.formName}
          autoFocus
          value={renamed}
          maxLength={100}
          aria-label={t('views.rename')}
          onChange={(event) => setRenamed(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename();
          }}
        />
      </li>
    );
  }
  return (
    <li className={classes.item}>
      <button type="button" className={classes.apply} onClick={props.onApply}>
        <bdi className={classes.viewName}>{view.name}</bdi>
        <bdi className={classes.viewFilter}>{filter ?? t('views.everything')}</bdi>
      </button>
      <MenuButton
        label={t('views.more', { name: view.name })}
        items={[
          { label: t('views.copyLink'), onSelect: link },
          { label: t('views.rename'), onSelect: () => setRenamed(view.name) },
          { label: t('views.replace'), onSelect: props.onReplace },
          { label: t('views.delete'), confirm: t('views.deleteSure'), tone: 'danger', onSelect: props.onDelete },
        ]}
      />
    </li>
  );
}
