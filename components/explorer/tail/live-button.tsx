'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTimeRange } from '@/components/data/use-time-range';
import { useRecordWords } from '@/components/explorer/explorer-context';
import { useExplorerState, useLiveState } from '@/components/explorer/state/use-explorer-state';
import { useKeys } from '@/components/layout/use-keys';
import classes from './tail.module.css';

/** Turns the live view on and off. A live view ends now, so a range in the past becomes the last 15 minutes. */
export function LiveButton() {
  const { t } = useTranslation('explorer');
  const record = useRecordWords().t;
  const { isPaused } = useLiveState();
  const { live, go } = useExplorerState();
  const { to, setRange } = useTimeRange();
  const queryClient = useQueryClient();
  const toggle = () => {
    go({ live: live ? null : true, order: null, tab: null });
    if (live) return;
    if (to !== 'now') setRange('now-15m', 'now');
    void queryClient.invalidateQueries({ queryKey: ['api', 'clock'] });
  };
  useKeys({ l: { run: toggle, label: t('live.key') } });
  return (
    <button
      type="button"
      className={classes.pill}
      aria-pressed={live}
      data-paused={isPaused}
      onClick={toggle}
      title={record('follow')}
    >
      <span aria-hidden className={classes.pulse} />
      {t(isPaused ? 'live.paused' : 'live.name')}
    </button>
  );
}
