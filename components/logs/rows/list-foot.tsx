'use client';

import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useLogRows } from '@/components/logs/state/logs-queries';
import { useFormat } from '@/components/ui/use-format';
import classes from './rows.module.css';

/** Below the last row: the next page on its way, why it did not come, or that this was all. */
export function ListFoot(props: { query: ReturnType<typeof useLogRows>; loaded: number; total: number | undefined }) {
  const { query, loaded } = props;
  const { t } = useTranslation('logs');
  const format = useFormat();
  if (query.isFetchNextPageError) {
    return (
      <span className={classes.footText} role="alert">
        {query.error.message}
        <Button variant="default" onClick={() => void query.fetchNextPage()}>
          {t('rows.retry')}
        </Button>
      </span>
    );
  }
  if (query.hasNextPage) {
    return (
      <span className={classes.footText}>
        <Loader size={14} color="gray" />
        {t('rows.loadingMore')}
      </span>
    );
  }
  return <span className={classes.footText}>{t('rows.end', { count: loaded, total: format.count(loaded) })}</span>;
}
