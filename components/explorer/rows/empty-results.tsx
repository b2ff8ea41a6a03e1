'use client';

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { resolveRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { useRecordWords } from '@/components/explorer/explorer-context';
import { useExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import { listConditions } from '@/components/filters/filter-terms';
import { EmptyState } from '@/components/ui/empty-state';
import { useFormat } from '@/components/ui/use-format';
import classes from './rows-panel.module.css';

const WIDER = ['now-1h', 'now-1d', 'now-7d', 'now-30d'];
const MOST_CONDITIONS = 5;

/** Nothing matches: says what would bring results, each a button. */
export function EmptyResults({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation('explorer');
  const record = useRecordWords().t;
  const format = useFormat();
  const { filter } = useExplorerState();
  const { run } = useExplorerActions();
  const { setRange, absolute } = useTimeRange();
  if (isLive) return <EmptyState title={record('waiting')} text={record('waitingText')} />;
  const now = Date.now();
  const { from } = absolute();
  const wider = WIDER.filter((text) => resolveRange({ from: text, to: 'now' }, now).from < from - 1000).slice(0, 2);
  const conditions = listConditions(filter).slice(0, MOST_CONDITIONS);
  return (
    <EmptyState title={record('none')} text={record(conditions.length > 0 ? 'noneFits' : 'noneWritten')}>
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
