'use client';

import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyResults } from '@/components/explorer/rows/empty-results';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { usePatterns } from '@/components/logs/state/logs-queries';
import { ErrorState } from '@/components/ui/error-state';
import { StaleNote } from '@/components/ui/stale-note';
import { useFormat } from '@/components/ui/use-format';
import { PatternItem } from './pattern-item';
import classes from './patterns.module.css';

/** What kinds of messages there are, the commonest first; says on how many rows that rests. */
export function PatternsPanel({ range }: { range: FrozenRange | undefined }) {
  const { t } = useTranslation('logs');
  const format = useFormat();
  const { filter } = useExplorerState();
  const { data, error, refetch, isPlaceholderData, updatedAtMs } = usePatterns(range, filter);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PatternSkeletons />;
  if (data.data.length === 0) return <EmptyResults isLive={false} />;
  const { rows, total } = data.sample;
  const values = {
    count: data.data.length,
    patterns: format.count(data.data.length),
    rows: format.count(rows),
    total: format.count(total),
  };
  return (
    <div className={classes.panel} data-stale={isPlaceholderData}>
      <StaleNote error={error} updatedAtMs={updatedAtMs} />
      <p className={classes.sample}>{rows === total ? t('patterns.ofAll', values) : t('patterns.ofSample', values)}</p>
      <ul className={classes.list}>
        {data.data.map((pattern) => (
          <PatternItem key={pattern.id} pattern={pattern} />
        ))}
      </ul>
    </div>
  );
}

function PatternSkeletons() {
  return (
    <div className={classes.panel} aria-hidden>
      {Array.from({ length: 10 }, (_, index) => `pattern ${index}`).map((key) => (
        <div key={key} className={classes.skeleton}>
          <Skeleton height={14} width="60%" />
          <Skeleton height={10} width="35%" />
        </div>
      ))}
    </div>
  );
}
