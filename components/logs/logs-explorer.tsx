'use client';

import dynamic from 'next/dynamic';
import type { ExplorerSource } from '@/components/explorer/explorer-source';
import { RowSkeletons } from '@/components/explorer/rows/row-skeletons';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { LogRow } from '@/model/log';
import { LogCard, LogCell, LogTitle, LogValue } from './cells';
import { LogsSummary } from './logs-summary';
import { LOGS_PATH, useLogsTotal } from './state/logs-queries';

const PatternsPanel = dynamic(() => import('./patterns/patterns-panel').then((module) => module.PatternsPanel), {
  loading: RowSkeletons,
});
const LogDetails = dynamic(() => import('./detail/log-details').then((module) => module.LogDetails));
const JsonTab = dynamic(() => import('@/components/explorer/detail/json-tab').then((module) => module.JsonTab));
const ContextTab = dynamic(() => import('./detail/context-tab').then((module) => module.ContextTab));

/** Logs, described for the explorer. */
export const LOGS_EXPLORER: ExplorerSource<LogRow> = {
  screen: 'logs',
  href: '/logs',
  param: 'log',
  path: LOGS_PATH,
  tailEvent: 'logs',
  fields: LOG_FIELDS,
  columns: {
    usual: ['timestamp', 'severity', 'service', 'body'].map((field) => ({ field, width: undefined })),
    stretched: 'body',
    widths: { timestamp: 192, severity: 94, service: 132, trace_id: 260, span_id: 150 },
  },
  words: 'logs',
  severityOf: (row) => row.severity,
  Cell: LogCell,
  Card: LogCard,
  Value: LogValue,
  Summary: LogsSummary,
  useTotal: useLogsTotal,
  tabs: [{ id: 'patterns', label: 'tabs.patterns', Panel: PatternsPanel }],
  detail: {
    Title: LogTitle,
    tabs: [
      { id: 'pretty', label: 'detail.tabs.pretty', Panel: (props) => <LogDetails {...props} /> },
      { id: 'json', label: 'detail.tabs.json', Panel: (props) => <JsonTab {...props} /> },
      { id: 'context', label: 'detail.tabs.context', Panel: (props) => <ContextTab {...props} /> },
    ],
  },
};
