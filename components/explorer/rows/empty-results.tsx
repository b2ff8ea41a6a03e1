'use client';

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { resolveRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { useRecordWords } from '@/components/explorer/explorer-context';
import { useNearest } from '@/components/explorer/state/explorer-queries';
import { useExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import { listConditions } from '@/components/filters/filter-terms';
import { EmptyState } from '@/components/ui/empty-state';
import { useFormat } from '@/components/ui/use-format';
import { stampToMs } from './row-time';
import classes from './rows-panel.module.css';

const WIDER = ['now-1h', 'now-1d', 'now-7d', 'now-30d'];
const MOST_CONDITIONS = 5;
/** So that the nearest record is within the range it is shown in. */
const EDGE_MS = 1000;

/** Nothing matches: says what would bring results, each a button. */
export function EmptyResults({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation('explorer');
  const record = useRecordWords().t;
  const format = useFormat();
  const { filter } = useExplorerState();
  const { run } = useExplorerActions();
  const { setRange, absolute } = useTimeRange();
  const nearest = useNearest(!isLive);
  if (isLive) return <EmptyState title={record('waiting')} text={record('waitingText')} />;
  const now = Date.now();
  const { from, to } = absolute();
  const goTo = (first: number) => setRange(new Date(first).toISOString(), new Date(first + to - from).toISOString());
  const wider = WIDER.filter((text) => resolveRange({ from: text, to: 'now' }, now).from < from - 1000).slice(0, 2);
  const conditions = listConditions(filter).slice(0, MOST_CONDITIONS);
  return (
    <EmptyState title={record('none')} text={record(conditions.length > 0 ? 'noneFits' : 'noneWritten')}>
      <div className={classes.advice}>
        {nearest?.before ? (
          <Button variant="default" onClick={() => goTo(stampToMs(nearest.before ?? '') + EDGE_MS - (to - from))}>
            {t('empty.before', { time: format.time(nearest.before, 'date-time') })}
          </Button>
        ) : null}
        {nearest?.after ? (
          <Button variant="default" onClick={() => goTo(stampToMs(nearest.after ?? '') - EDGE_MS)}>
            {t('empty.after', { time: format.time(nearest.after, 'date-time') })}
          </Button>
        ) : null}
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
