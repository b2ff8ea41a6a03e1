'use client';

import { ActionIcon, Skeleton, Tabs } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorer, useRecordWords } from '@/components/explorer/explorer-context';
import type { ExplorerRow } from '@/components/explorer/explorer-source';
import { stepSelection } from '@/components/explorer/rows/row-window';
import { useRow } from '@/components/explorer/state/explorer-queries';
import { parseReference, printReference } from '@/components/explorer/state/row-reference';
import { useOpenRecord } from '@/components/explorer/state/use-explorer-state';
import { Drawer } from '@/components/ui/drawer';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import classes from './detail.module.css';

/** The open record. The rows behind stay usable; `shown` is their order, for previous and next. */
export function RecordDrawer({ shown }: { shown: RefObject<readonly ExplorerRow[]> }) {
  const { t } = useRecordWords();
  const source = useExplorer();
  const { Title, tabs } = source.detail;
  const record = useTranslation(source.words).t;
  const { open, detail, adjust } = useOpenRecord();
  const reference = parseReference(open);
  const { data: row, error, refetch } = useRow(reference);
  const close = useCallback(() => adjust({ open: null }), [adjust]);
  const step = (by: number) => {
    const next = stepSelection(shown.current, reference?.id, by);
    if (next) adjust({ open: printReference(next) });
  };
  const missing = reference === undefined || row === null;
  const tab = tabs.find(({ id }) => id === detail) ?? tabs[0];
  return (
    <Drawer
      title={
        row ? (
          <span className={classes.title}>
            <Title row={row} />
          </span>
        ) : (
          t('one')
        )
      }
      actions={<Steps onStep={step} />}
      onClose={close}
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {missing ? <EmptyState title={t('missing')} text={t('missingText')} /> : null}
      {row === undefined && !error && !missing ? <DetailSkeleton /> : null}
      {row && tab ? (
        <Tabs
          value={tab.id}
          onChange={(id) => adjust({ detail: id === tabs[0]?.id ? null : id })}
          keepMounted={false}
          className={classes.tabs}
        >
          <Tabs.List className={classes.tabList}>
            {tabs.map(({ id, label }) => (
              <Tabs.Tab key={id} value={id}>
                {record(label)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab.id}>
            <tab.Panel key={row.id} row={row} />
          </Tabs.Panel>
        </Tabs>
      ) : null}
    </Drawer>
  );
}

function Steps({ onStep }: { onStep: (by: number) => void }) {
  const { t } = useRecordWords();
  return (
    <>
      <ActionIcon aria-label={t('previousKey')} title={t('previousKey')} onClick={() => onStep(-1)}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('nextKey')} title={t('nextKey')} onClick={() => onStep(1)}>
        <IconChevronDown size={16} />
      </ActionIcon>
    </>
  );
}

function DetailSkeleton() {
  return (
    <div className={classes.content} aria-hidden>
      <Skeleton height={80} />
      {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
        <Skeleton key={key} height={18} />
      ))}
    </div>
  );
}
