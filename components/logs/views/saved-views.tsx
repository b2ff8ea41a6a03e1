'use client';

import { Button, Popover } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBookmark } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/components/data/api-error';
import { SAVED_VIEWS_PATH, savedViewListSchema } from '@/components/data/saved-views';
import { useApi } from '@/components/data/use-api';
import { ErrorState } from '@/components/ui/error-state';
import { SaveViewForm } from './save-view-form';
import { SavedViewItem } from './saved-view-item';
import { useSavedViewChanges } from './use-saved-view-changes';
import classes from './views.module.css';

/** Named states of this screen: apply, keep the present one, rename, delete, copy a link. */
export function SavedViews() {
  const { t } = useTranslation('logs');
  const [opened, setOpened] = useState(false);
  const { data, error, refetch } = useApi(SAVED_VIEWS_PATH, { screen: 'logs' }, savedViewListSchema, {
    enabled: opened,
  });
  const changes = useSavedViewChanges();
  const attempt = (change: Promise<unknown>) => {
    change.catch((cause: unknown) => {
      const message = cause instanceof ApiError && cause.status > 0 ? cause.message : t('views.failed');
      notifications.show({ color: 'red', message });
    });
  };
  const views = data?.data ?? [];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          h={32}
          className={classes.button}
          aria-label={t('views.name')}
          leftSection={<IconBookmark size={15} />}
          onClick={() => setOpened(!opened)}
        >
          <span className={classes.buttonText}>{t('views.name')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('views.name')}>
        <SaveViewForm onSave={(name) => attempt(changes.save(name))} />
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {data && views.length === 0 ? <p className={classes.none}>{t('views.none')}</p> : null}
        <ul className={classes.list}>
          {views.map((view) => (
            <SavedViewItem
              key={view.id}
              view={view}
              onApply={() => {
                setOpened(false);
                changes.apply(view);
              }}
              onRename={(name) => attempt(changes.rename(view, name))}
              onReplace={() => attempt(changes.replace(view))}
              onDelete={() => attempt(changes.remove(view))}
            />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
