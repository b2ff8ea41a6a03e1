'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { connection, useConnectionLost } from '@/components/data/connection';
import { useNow } from '@/components/data/use-now';
import { useFormat } from '@/components/ui/use-format';
import classes from './connection-banner.module.css';

/** How often a page that asks for nothing by itself looks whether it still has a server. */
const HEARTBEAT_MS = 20_000;

/** Across the top of every screen while the server does not answer; asks for everything anew once it does. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const queryClient = useQueryClient();
  const lostSince = useConnectionLost();
  useHeartbeat();
  useEffect(() => {
    if (lostSince === undefined) return;
    return () => void queryClient.invalidateQueries({ queryKey: ['api'] });
  }, [lostSince, queryClient]);
  useNow(lostSince === undefined ? 0 : 5000);
  return (
    <div role="alert" className={classes.region}>
      {lostSince === undefined ? null : (
        <div className={classes.banner}>
          <span aria-hidden className={classes.mark}>
            ■
          </span>
          <p className={classes.words}>
            {t('connection.lost', { time: format.time(lostSince, 'time-seconds') })}{' '}
            <span aria-hidden className={classes.more}>
              {t('connection.kept', { ago: format.ago(lostSince) })}
            </span>
          </p>
          <Button size="compact-sm" variant="default" onClick={connection.retry}>
            {t('connection.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A closed lid, another network, a stopped server: noticed although nothing was asked. */
function useHeartbeat(): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') connection.suspect();
    };
    const timer = setInterval(look, HEARTBEAT_MS);
    const events = ['online', 'offline', 'visibilitychange'] as const;
    for (const event of events) addEventListener(event, look);
    return () => {
      clearInterval(timer);
      for (const event of events) removeEventListener(event, look);
    };
  }, []);
}
