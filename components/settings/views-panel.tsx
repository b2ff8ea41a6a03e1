'use client';

import { Button } from '@mantine/core';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { SAVED_VIEWS_PATH, savedViewListSchema } from '@/components/data/saved-views';
import { useApi } from '@/components/data/use-api';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import table from '@/components/ui/table.module.css';
import { ViewRow } from './view-row';

/** Saved views to open, rename and delete. */
export function ViewsPanel() {
  const { t } = useTranslation('settings');
  const answer = useApi(SAVED_VIEWS_PATH, { screen: 'logs' }, savedViewListSchema);
  const views = answer.data?.data;
  return (
    <Panel title={t('views.title')} hint={t('views.hint')} padded={false}>
      {answer.error && !views ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {views?.length === 0 ? (
        <EmptyState title={t('views.empty')} text={t('views.emptyText')}>
          <Button component={Link} variant="default" href="/logs">
            {t('views.toLogs')}
          </Button>
        </EmptyState>
      ) : null}
      {views && views.length > 0 ? (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('views.name')}</th>
              <th scope="col" className={table.wide}>
                {t('views.filter')}
              </th>
              <th scope="col" className={`${table.number} ${table.wide}`}>
                {t('views.changed')}
              </th>
              <th scope="col" aria-hidden />
            </tr>
          </thead>
          <tbody>
            {views.map((view) => (
              <ViewRow key={view.id} view={view} />
            ))}
          </tbody>
        </table>
      ) : null}
    </Panel>
  );
}
