'use client';

import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useRows } from '@/components/explorer/state/explorer-queries';
import { useErrorWords } from '@/components/ui/use-error-words';
import { useFormat } from '@/components/ui/use-format';
import classes from './rows.module.css';

/** Below the last row: the next page on its way, why nothing more came, or that this was all. */
export function ListFoot(props: {
  query: ReturnType<typeof useRows>;
  error: Error | null;
  loaded: number;
  total: number | undefined;
}) {
  const { query, error, loaded } = props;
  const { t } = useTranslation('explorer');
  const format = useFormat();
  const words = useErrorWords();
  if (error) {
    const retry = query.isFetchNextPageError ? query.fetchNextPage : query.refetch;
    return (
      <span className={classes.footText} role="alert">
        {words(error).title}
        <Button variant="default" onClick={() => void retry()}>
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
