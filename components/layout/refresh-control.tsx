'use client';

import { IconChevronDown, IconRefresh } from '@tabler/icons-react';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { REFRESH_CHOICES, type RefreshChoice, useTimeRange } from '@/components/data/use-time-range';
import { Tip } from '@/components/ui/tip';
import { useFormat } from '@/components/ui/use-format';
import classes from './header-controls.module.css';
import { useKeys } from './use-keys';

/** Ask again now, or by itself in a rhythm. */
export function RefreshControl() {
  const { t } = useTranslation('shell');
  const { refresh, refreshMs, setRefresh } = useTimeRange();
  const format = useFormat();
  const queryClient = useQueryClient();
  const fetching = useIsFetching({ queryKey: ['api'] }) > 0;
  const refreshNow = () => void queryClient.invalidateQueries({ queryKey: ['api'] });
  useKeys({ r: { run: refreshNow, label: t('refresh.now') } });
  return (
    <div className={classes.group}>
      <Tip label={t('refresh.now')}>
        <button type="button" className={classes.part} aria-label={t('refresh.now')} onClick={refreshNow}>
          <IconRefresh size={16} stroke={1.6} aria-hidden className={fetching ? classes.spinning : undefined} />
        </button>
      </Tip>
      <span className={`${classes.part} ${classes.wide} ${classes.rhythm}`}>
        <span aria-hidden>
          {refresh === 'off' ? <IconChevronDown size={14} /> : format.duration(refreshMs, 'narrow')}
        </span>
        <select
          aria-label={t('refresh.title')}
          value={refresh}
          onChange={(event) => setRefresh(event.currentTarget.value as RefreshChoice)}
        >
          {REFRESH_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {t(`refresh.${choice}`)}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
}
