'use client';

import dynamic from 'next/dynamic';
import { type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '@/components/filters/filter-bar';
import { Screen } from '@/components/layout/screen';
import type { LogRow } from '@/model/log';
import classes from './logs.module.css';
import { LogsContent } from './logs-content';
import { LogsStateProvider } from './state/logs-state-provider';
import { useLogsActions } from './state/use-logs-actions';
import { useLogsState, useOpenLog } from './state/use-logs-state';
import { LiveButton } from './tail/live-button';
import { SavedViews } from './views/saved-views';

const LogDrawer = dynamic(() => import('./detail/log-drawer').then((module) => module.LogDrawer));

/**
 * The logs explorer. It holds no state of its own: each part reads what it shows, so that stepping through records
 * or streaming new ones draws only the part concerned.
 */
export function LogsScreen() {
  const { t } = useTranslation('logs');
  const shown = useRef<readonly LogRow[]>([]);
  return (
    <LogsStateProvider>
      <Screen title={t('title')} filterBar={<FilterRow />} padded={false}>
        <LogsContent shown={shown} />
        <OpenLogDrawer shown={shown} />
      </Screen>
    </LogsStateProvider>
  );
}

function FilterRow() {
  const { filter } = useLogsState();
  const { run } = useLogsActions();
  return (
    <div className={classes.filterRow}>
      <FilterBar filter={filter} onRun={run} />
      <LiveButton />
      <SavedViews />
    </div>
  );
}

function OpenLogDrawer({ shown }: { shown: RefObject<readonly LogRow[]> }) {
  const { log } = useOpenLog();
  return log ? <LogDrawer shown={shown} /> : null;
}
