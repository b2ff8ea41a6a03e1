'use client';

import { useIsFetching, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CLIENT, fetchApi } from '@/components/data/use-api';
import { useFormat } from '@/components/ui/use-format';
import type { RunningQuery } from '@/model/running-query';
import classes from './query-progress.module.css';

/** Most answers come sooner and need no progress. */
const PATIENCE_MS = 800;
const ASK_EVERY_MS = 500;
const KEY = 'query-progress';

/** How far the store has come with what the screen waits for; nothing while answers come fast. */
export function QueryProgress() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const isSlow = useIsSlow();
  const { data } = useQuery({
    queryKey: [KEY],
    queryFn: ({ signal }) => fetchApi<{ data: RunningQuery[] }>('/api/v1/running-queries', { client: CLIENT }, signal),
    enabled: isSlow,
    refetchInterval: ASK_EVERY_MS,
    gcTime: 0,
    retry: false,
  });
  if (!isSlow) return null;
  const queries = data?.data ?? [];
  const read = queries.reduce((sum, query) => sum + query.read_rows, 0);
  const total = queries.reduce((sum, query) => sum + query.total_rows, 0);
  const text =
    total > 0 ? t('reading.rows', { read: format.short(read), total: format.short(total) }) : t('reading.starting');
  return (
    <aside className={classes.progress} aria-label={t('loading')}>
      <progress className={classes.bar} aria-label={text} max={1} value={total > 0 ? read / total : undefined} />
      <span aria-hidden>{text}</span>
    </aside>
  );
}

/** Something has been loading for longer than one waits without wondering. */
function useIsSlow(): boolean {
  const isFetching = useIsFetching({ predicate: ({ queryKey }) => queryKey[0] !== KEY }) > 0;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isFetching) return;
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isFetching]);
  return isSlow;
}
