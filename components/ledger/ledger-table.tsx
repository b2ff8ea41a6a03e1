'use client';

import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeRange } from '@/components/data/use-time-range';
import { useScreenHref } from '@/components/layout/use-screen-href';
import { downloadText, toCsv } from '@/components/ui/csv';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-head';
import { Panel } from '@/components/ui/panel';
import { Tip } from '@/components/ui/tip';
import { useFormat } from '@/components/ui/use-format';
import { printTerm } from '@/model/filter/print-filter';
import type { Outcome } from '@/model/outcome';
import { ledgerCsvRows } from './ledger-csv';
import classes from './ledger-table.module.css';
import { reasonText } from './ledger-words';
import type { LedgerLine, LedgerSummary } from './summarise-ledger';

/** The ledger by source, outcome and reason, with the sum that all of it makes. */
export function LedgerTable({ summary }: { summary: LedgerSummary }) {
  const { t } = useTranslation('ledger');
  const format = useFormat();
  const { absolute } = useTimeRange();
  const columns = useColumns();
  const download = () => {
    const range = absolute();
    const name = `mangru-ledger-${new Date(range.from).toISOString()}-${new Date(range.to).toISOString()}.csv`;
    downloadText(name.replaceAll(':', ''), toCsv(ledgerCsvRows(summary.lines)), 'text/csv');
  };
  return (
    <Panel
      title={t('table.title')}
      padded={false}
      actions={
        <Tip label={t('table.csv')}>
          <ActionIcon aria-label={t('table.csv')} onClick={download}>
            <IconDownload size={16} stroke={1.6} />
          </ActionIcon>
        </Tip>
      }
    >
      <DataTable
        label={t('table.title')}
        columns={columns}
        rows={summary.lines}
        keyOf={keyOf}
        foot={{
          source: t('table.total'),
          records: format.count(summary.received),
          share: format.percent(summary.received > 0n ? 1 : 0),
          requests: format.count(summary.refusedRequests),
          bytes: format.bytes(summary.bytes),
        }}
      />
    </Panel>
  );
}

const SHAPES = { stored: '●', excluded: '○', archived: '○', rejected: '■', duplicate: '◌' } as const;

const keyOf = (line: LedgerLine) => `${line.source} ${line.outcome} ${line.reason}`;

function useColumns(): Column<LedgerLine>[] {
  const { t } = useTranslation('ledger');
  const shell = useTranslation('shell').t;
  const format = useFormat();
  return useMemo(() => {
    const reason = (line: LedgerLine) => (line.reason ? reasonText(line.reason, t) : '');
    const source = (line: LedgerLine) => shell(`source.${line.source}`);
    return [
      { id: 'source', header: t('table.source'), phone: 'title', cell: source, sortBy: source },
      {
        id: 'outcome',
        header: t('table.outcome'),
        cell: ({ outcome }) => <OutcomeCell outcome={outcome} />,
        sortBy: ({ outcome }) => t(`outcome.${outcome}`),
      },
      { id: 'reason', header: t('table.reason'), cell: reason, sortBy: reason },
      {
        id: 'records',
        header: t('table.records'),
        align: 'end',
        cell: (line) => <RecordsCell line={line} />,
        sortBy: ({ records }) => records,
      },
      {
        id: 'share',
        header: t('table.share'),
        align: 'end',
        phone: 'none',
        cell: ({ share }) => format.percent(share),
        sortBy: ({ share }) => share,
      },
      {
        id: 'requests',
        header: t('table.requests'),
        align: 'end',
        cell: ({ requests }) => (requests > 0n ? format.count(requests) : null),
        sortBy: ({ requests }) => requests,
      },
      {
        id: 'bytes',
        header: t('table.bytes'),
        align: 'end',
        cell: ({ bytes }) => format.bytes(bytes),
        sortBy: ({ bytes }) => bytes,
      },
    ];
  }, [t, shell, format]);
}

function OutcomeCell({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation('ledger');
  return (
    <span className={classes.outcome} data-outcome={outcome} title={t(`outcomeHelp.${outcome}`)}>
      <span aria-hidden>{SHAPES[outcome]}</span>
      {t(`outcome.${outcome}`)}
    </span>
  );
}

function RecordsCell({ line }: { line: LedgerLine }) {
  const { t } = useTranslation('ledger');
  const shell = useTranslation('shell').t;
  const format = useFormat();
  const screenHref = useScreenHref();
  const records = format.count(line.records);
  if (line.outcome !== 'stored') return records;
  return (
    <Link
      className={classes.link}
      href={screenHref('/logs', { filter: printTerm('source', line.source) })}
      aria-label={t('table.logs', { source: shell(`source.${line.source}`) })}
    >
      {records}
    </Link>
  );
}
