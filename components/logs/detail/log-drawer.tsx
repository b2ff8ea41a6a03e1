'use client';

import { ActionIcon, Skeleton, Tabs } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ServiceCell, TimeCell } from '@/components/logs/rows/cell';
import { stepSelection } from '@/components/logs/rows/row-window';
import { parseReference, printReference } from '@/components/logs/state/log-reference';
import { useLogRow } from '@/components/logs/state/logs-queries';
import { DETAIL_TABS, type DetailTab, useOpenLog } from '@/components/logs/state/use-logs-state';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { SeverityMark } from '@/components/ui/severity-mark';
import { SideDrawer } from '@/components/ui/side-drawer';
import { useFormat } from '@/components/ui/use-format';
import type { LogRow } from '@/model/log';
import { ContextTab } from './context-tab';
import classes from './detail.module.css';
import { JsonTab } from './json-tab';
import { PrettyTab } from './pretty-tab';

/** The open record. The rows behind stay usable; `shown` is their order, for previous and next. */
export function LogDrawer({ shown }: { shown: RefObject<readonly LogRow[]> }) {
  const { t } = useTranslation('logs');
  const { log, detail, adjust } = useOpenLog();
  const reference = parseReference(log);
  const { data: row, error, refetch } = useLogRow(reference);
  const close = useCallback(() => adjust({ log: null }), [adjust]);
  const step = (by: number) => {
    const next = stepSelection(shown.current, reference?.id, by);
    if (next) adjust({ log: printReference(next) });
  };
  const missing = reference === undefined || row === null;
  return (
    <SideDrawer title={row ? <Title row={row} /> : t('detail.name')} actions={<Steps onStep={step} />} onClose={close}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {missing ? <EmptyState title={t('detail.missing')} text={t('detail.missingText')} /> : null}
      {row === undefined && !error && !missing ? <DetailSkeleton /> : null}
      {row ? (
        <Tabs
          value={detail}
          onChange={(value) => adjust({ detail: value as DetailTab })}
          keepMounted={false}
          className={classes.tabs}
        >
          <Tabs.List className={classes.tabList}>
            {DETAIL_TABS.map((tab) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(`detail.tabs.${tab}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="pretty">
            <PrettyTab key={row.id} row={row} />
          </Tabs.Panel>
          <Tabs.Panel value="json">
            <JsonTab row={row} />
          </Tabs.Panel>
          <Tabs.Panel value="context">
            <ContextTab row={row} />
          </Tabs.Panel>
        </Tabs>
      ) : null}
    </SideDrawer>
  );
}

function Title({ row }: { row: LogRow }) {
  const { locale, timeZone } = useFormat();
  return (
    <span className={classes.title}>
      <SeverityMark severity={row.severity} />
      <ServiceCell service={row.service} />
      <TimeCell timestamp={row.timestamp} context={{ locale, timeZone, wrap: false, hits: undefined }} />
    </span>
  );
}

function Steps({ onStep }: { onStep: (by: number) => void }) {
  const { t } = useTranslation('logs');
  return (
    <>
      <ActionIcon aria-label={t('detail.previous')} title={t('detail.previous')} onClick={() => onStep(-1)}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon aria-label={t('detail.next')} title={t('detail.next')} onClick={() => onStep(1)}>
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
