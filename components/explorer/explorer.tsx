'use client';

import dynamic from 'next/dynamic';
import { type RefObject, useRef } from 'react';
import { FilterBar } from '@/components/filters/filter-bar';
import { ScopeChips } from '@/components/layout/scope-chips';
import { Screen } from '@/components/layout/screen';
import classes from './explorer.module.css';
import { ExplorerContent } from './explorer-content';
import { ExplorerContext, useExplorer, useRecordWords } from './explorer-context';
import type { ExplorerRow, ExplorerSource } from './explorer-source';
import { ExplorerStateProvider } from './state/explorer-state-provider';
import { useExplorerActions } from './state/use-explorer-actions';
import { useExplorerState, useOpenRecord } from './state/use-explorer-state';
import { LiveButton } from './tail/live-button';
import { SavedViews } from './views/saved-views';

const RecordDrawer = dynamic(() => import('./detail/record-drawer').then((module) => module.RecordDrawer));

/**
 * A screen to search, narrow and read records of one kind. It holds no state of its own: each part reads what it shows,
 * so that stepping through records or streaming new ones draws only the part concerned.
 */
export function Explorer({ source, title }: { source: ExplorerSource; title: string }) {
  const shown = useRef<readonly ExplorerRow[]>([]);
  return (
    <ExplorerContext value={source}>
      <ExplorerStateProvider>
        <Screen title={title} scope={<ScopeChips />} queryRow={<FilterRow />} padded={false}>
          <div className={classes.explorer}>
            <ExplorerContent shown={shown} />
            <OpenRecordDrawer shown={shown} />
          </div>
        </Screen>
      </ExplorerStateProvider>
    </ExplorerContext>
  );
}

function FilterRow() {
  const { t } = useRecordWords();
  const source = useExplorer();
  const { filter } = useExplorerState();
  const { run } = useExplorerActions();
  return (
    <div className={classes.filterRow}>
      <FilterBar source={source} label={t('filter')} placeholder={t('placeholder')} filter={filter} onRun={run} />
      <LiveButton />
      <SavedViews />
    </div>
  );
}

function OpenRecordDrawer({ shown }: { shown: RefObject<readonly ExplorerRow[]> }) {
  const { open } = useOpenRecord();
  return open ? <RecordDrawer shown={shown} /> : null;
}
