'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { SAVED_VIEWS_PATH } from '@/components/data/saved-views';
import { sendApi } from '@/components/data/use-api';
import { useExplorer } from '@/components/explorer/explorer-context';
import type { SavedView } from '@/model/saved-view';
import { viewQuery } from './view-query';

/** What can be done with saved views. Each change rejects with an ApiError when the server refuses it. */
export function useSavedViewChanges() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['api', SAVED_VIEWS_PATH] });
  const { screen, href, param } = useExplorer();
  const present = () => viewQuery(window.location.search, param);
  const patch = async (view: SavedView, change: { name?: string; query?: string }) => {
    await sendApi('PATCH', `${SAVED_VIEWS_PATH}/${view.id}`, change);
    await refresh();
  };
  return {
    apply: (view: SavedView) => router.push(`${href}?${view.query}`),
    save: async (name: string) => {
      await sendApi('POST', SAVED_VIEWS_PATH, { name, screen, query: present() });
      await refresh();
    },
    rename: (view: SavedView, name: string) => patch(view, { name }),
    replace: (view: SavedView) => patch(view, { query: present() }),
    remove: async (view: SavedView) => {
      await sendApi('DELETE', `${SAVED_VIEWS_PATH}/${view.id}`);
      await refresh();
    },
  };
}
