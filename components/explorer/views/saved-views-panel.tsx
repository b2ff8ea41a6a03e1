'use client';

import { useTranslation } from 'react-i18next';
import { ApiError } from '@/components/data/api-error';
import { SAVED_VIEWS_PATH } from '@/components/data/saved-views';
import { useApi } from '@/components/data/use-api';
import { useExplorer } from '@/components/explorer/explorer-context';
import { ErrorState } from '@/components/ui/error-state';
import { showToast } from '@/components/ui/toast';
import type { SavedView } from '@/model/saved-view';
import { SaveViewForm } from './save-view-form';
import { SavedViewItem } from './saved-view-item';
import { useSavedViewChanges } from './use-saved-view-changes';
import classes from './views.module.css';

/** The inside of the saved views: keep the present state, and the list of those that were kept. */
export function SavedViewsPanel({ onApplied }: { onApplied: () => void }) {
  const { t } = useTranslation('explorer');
  const { screen } = useExplorer();
  const { data, error, refetch } = useApi<{ data: SavedView[] }>(SAVED_VIEWS_PATH, { screen });
  const changes = useSavedViewChanges();
  const attempt = (change: Promise<unknown>) => {
    change.catch((cause: unknown) => {
      const message = cause instanceof ApiError && cause.status > 0 ? cause.message : t('views.failed');
      void showToast({ tone: 'error', message });
    });
  };
  const views = data?.data ?? [];
  return (
    <>
      <SaveViewForm onSave={(name) => attempt(changes.save(name))} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data && views.length === 0 ? <p className={classes.none}>{t('views.none')}</p> : null}
      <ul className={classes.list}>
        {views.map((view) => (
          <SavedViewItem
            key={view.id}
            view={view}
            onApply={() => {
              onApplied();
              changes.apply(view);
            }}
            onRename={(name) => attempt(changes.rename(view, name))}
            onReplace={() => attempt(changes.replace(view))}
            onDelete={() => attempt(changes.remove(view))}
          />
        ))}
      </ul>
    </>
  );
}
