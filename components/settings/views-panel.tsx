'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { SAVED_VIEWS_PATH } from '@/components/data/saved-views';
import { useApi } from '@/components/data/use-api';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import type { SavedView } from '@/model/saved-view';
import { useViewColumns } from './view-columns';

/** Saved views to open, rename and delete. */
export function ViewsPanel() {
  const { t } = useTranslation('settings');
  const answer = useApi<{ data: SavedView[] }>(SAVED_VIEWS_PATH, { screen: 'logs' });
  const views = answer.data?.data;
  const columns = useViewColumns();
  return (
    <Panel
      title={t('views.title')}
      hint={t('views.hint')}
      padded={false}
      answer={{
        hasData: views !== undefined,
        error: answer.error,
        updatedAtMs: answer.dataUpdatedAt,
        onRetry: () => void answer.refetch(),
        heightPx: 120,
      }}
    >
      {views?.length === 0 ? (
        <EmptyState title={t('views.empty')} text={t('views.emptyText')}>
          <Button component={Link} variant="default" href="/logs">
            {t('views.toLogs')}
          </Button>
        </EmptyState>
      ) : null}
      {views && views.length > 0 ? (
        <DataTable label={t('views.title')} columns={columns} rows={views} keyOf={({ id }) => id} />
      ) : null}
    </Panel>
  );
}
