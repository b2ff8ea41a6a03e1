'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/components/data/api-error';
import { SAVED_VIEWS_PATH } from '@/components/data/saved-views';
import { sendApi } from '@/components/data/use-api';
import { hideToast, showToast } from '@/components/ui/toast';
import type { SavedView } from '@/model/saved-view';
import classes from './settings.module.css';

/** Renames and deletes saved views, says so, and offers to take a deletion back. */
export function useViewChanges() {
  const { t } = useTranslation('settings');
  const errors = useTranslation('errors').t;
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['api', SAVED_VIEWS_PATH] });

  const attempt = async (change: () => Promise<unknown>): Promise<boolean> => {
    try {
      await change();
      await refresh();
      return true;
    } catch (error) {
      const message = error instanceof ApiError && error.status > 0 ? error.message : errors('title.unreachable');
      void showToast({ tone: 'error', message });
      return false;
    }
  };

  const restore = (view: SavedView) => {
    const { name, screen, query } = view;
    return attempt(() => sendApi('POST', SAVED_VIEWS_PATH, { name, screen, query }));
  };

  const rename = async (view: SavedView, name: string) => {
    const path = `${SAVED_VIEWS_PATH}/${encodeURIComponent(view.id)}`;
    const done = await attempt(() => sendApi('PATCH', path, { name }));
    if (done) void showToast({ message: t('views.renamed', { name }) });
  };

  const remove = async (view: SavedView) => {
    const path = `${SAVED_VIEWS_PATH}/${encodeURIComponent(view.id)}`;
    if (!(await attempt(() => sendApi('DELETE', path)))) return;
    const id = `removed-${view.id}`;
    const undo = () => {
      void hideToast(id);
      void restore(view);
    };
    void showToast({
      id,
      autoClose: 10_000,
      message: (
        <>
          {t('views.removed', { name: view.name })}
          <Button size="compact-xs" variant="default" className={classes.undo} onClick={undo}>
            {t('views.undo')}
          </Button>
        </>
      ),
    });
  };

  return { rename, remove };
}
