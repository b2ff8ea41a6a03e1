'use client';

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { resolveRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { listConditions } from '@/components/filters/filter-terms';
import { useLogsActions } from '@/components/logs/state/use-logs-actions';
import { useLogsState } from '@/components/logs/state/use-logs-state';
import { EmptyState } from '@/components/ui/empty-state';
import { useFormat } from '@/components/ui/use-format';
import classes from './rows-panel.module.css';

const WIDER = ['now-1h', 'now-1d', 'now-7d', 'now-30d'];
const MOST_CONDITIONS = 5;

/** Nothing matches: says what would bring results, each a button. */
export function EmptyResults({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation('logs');
  const format = useFormat();
  const { filter } = useLogsState();
  const { run } = useLogsActions();
  const { setRange, absolute } = useTimeRange();
  if (isLive) return <EmptyState title={t('empty.liveTitle')} text={t('empty.liveText')} />;
  const now = Date.now();
  const { from } = absolute();
  const wider = WIDER.filter((text) => resolveRange({ from: text, to: 'now' }, now).from < from - 1000).slice(0, 2);
  const conditions = listConditions(filter).slice(0, MOST_CONDITIONS);
  return (
    <EmptyState title={t('empty.title')} text={t(conditions.length > 0 ? 'empty.filtered' : 'empty.unfiltered')}>
      <div className={classes.advice}>
        {wider.map((text) => (
          <Button key={text} variant="default" onClick={() => setRange(text, 'now')}>
            {t('empty.widen', {
              duration: format.duration(now - resolveRange({ from: text, to: 'now' }, now).from, 'long'),
            })}
          </Button>
        ))}
        {conditions.map((condition) => (
          <Button key={condition.text} variant="default" onClick={() => run(condition.without)}>
            {t('empty.without')}&nbsp;<code className={classes.condition}>{condition.text}</code>
          </Button>
        ))}
        {conditions.length > 1 ? (
          <Button variant="default" onClick={() => run('')}>
            {t('empty.clear')}
          </Button>
        ) : null}
      </div>
    </EmptyState>
  );
}
