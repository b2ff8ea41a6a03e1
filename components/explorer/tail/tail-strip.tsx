'use client';

import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRecordWords } from '@/components/explorer/explorer-context';
import { useFormat } from '@/components/ui/use-format';
import classes from './tail.module.css';
import type { Tail } from './use-tail';

/** How the live view is doing: connected or not, paused with how much waits, and what sampling leaves out. */
export function TailStrip(props: {
  tail: Tail;
  /** Paused because someone reads further down. */
  isHeld: boolean;
  onPause: (paused: boolean) => void;
  onResume: () => void;
}) {
  const { tail } = props;
  const { t } = useTranslation('explorer');
  const record = useRecordWords().t;
  const format = useFormat();
  const waiting = tail.held.length;
  const pausedText = props.isHeld ? t('live.held') : t('live.paused');
  return (
    <div className={classes.strip} data-status={tail.status} data-paused={tail.paused}>
      <span role="status" className={classes.state}>
        <span aria-hidden className={classes.pulse} />
        {tail.paused ? pausedText : t(`live.status.${tail.status}`)}
      </span>
      <span className={classes.figures}>
        {record('received', { count: tail.received, total: format.count(tail.received) })}
        {tail.skipped > 0 ? (
          <span className={classes.sampled} title={record('sampled')}>
            {t('live.sampled', {
              total: format.count(tail.skipped),
              share: format.percent(tail.received / (tail.received + tail.skipped)),
            })}
          </span>
        ) : null}
      </span>
      {tail.status === 'refused' ? (
        <Button variant="default" onClick={tail.reconnect}>
          {t('rows.retry')}
        </Button>
      ) : null}
      {tail.paused ? (
        <Button variant="default" leftSection={<IconPlayerPlay size={13} />} onClick={props.onResume}>
          {waiting > 0 ? record('showNew', { total: format.count(waiting), count: waiting }) : t('live.resume')}
        </Button>
      ) : (
        <Button variant="default" leftSection={<IconPlayerPause size={13} />} onClick={() => props.onPause(true)}>
          {t('live.pause')}
        </Button>
      )}
    </div>
  );
}
