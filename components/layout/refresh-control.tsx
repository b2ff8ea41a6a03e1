'use client';

import { Menu, Tooltip } from '@mantine/core';
import { IconChevronDown, IconRefresh } from '@tabler/icons-react';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { REFRESH_CHOICES, useTimeRange } from '@/components/data/use-time-range';
import classes from './header-controls.module.css';
import { useKeys } from './use-keys';

/** Ask again now, or by itself in a rhythm. */
export function RefreshControl() {
  const { t } = useTranslation('shell');
  const { refresh, setRefresh } = useTimeRange();
  const queryClient = useQueryClient();
  const fetching = useIsFetching({ queryKey: ['api'] }) > 0;
  const refreshNow = () => void queryClient.invalidateQueries({ queryKey: ['api'] });
  useKeys({ r: { run: refreshNow, label: t('refresh.now') } });
  return (
    <div className={classes.group}>
      <Tooltip label={t('refresh.now')}>
        <button type="button" className={classes.part} aria-label={t('refresh.now')} onClick={refreshNow}>
          <IconRefresh size={16} stroke={1.6} aria-hidden className={fetching ? classes.spinning : undefined} />
        </button>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <button
            type="button"
            className={`${classes.part} ${classes.wide}`}
            aria-label={t('refresh.label', { rhythm: t(`refresh.${refresh}`) })}
          >
            {refresh === 'off' ? <IconChevronDown size={14} aria-hidden /> : refresh}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('refresh.title')}</Menu.Label>
          {REFRESH_CHOICES.map((choice) => (
            <Menu.Item key={choice} onClick={() => setRefresh(choice)} fw={choice === refresh ? 600 : 400}>
              {t(`refresh.${choice}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
