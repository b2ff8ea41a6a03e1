'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTimeRange } from '@/components/data/use-time-range';
import { useKeys } from '@/components/layout/use-keys';
import { useLogsState } from '@/components/logs/state/use-logs-state';
import classes from './tail.module.css';

/** Turns the live view on and off. A live view ends now, so a range in the past becomes the last 15 minutes. */
export function LiveButton() {
  const { t } = useTranslation('logs');
  const { live, go } = useLogsState();
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
    <button type="button" className={classes.pill} aria-pressed={live} onClick={toggle} title={t('live.hint')}>
      <span aria-hidden className={classes.pulse} />
      {t('live.name')}
    </button>
  );
}
