'use client';

import { ActionIcon } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { useTimeRange } from '@/components/data/use-time-range';
import { useScreenHref } from '@/components/layout/use-screen-href';
import { downloadText, toCsv } from '@/components/ui/csv';
import { Panel } from '@/components/ui/panel';
import table from '@/components/ui/table.module.css';
import { Tip } from '@/components/ui/tip';
import { useFormat } from '@/components/ui/use-format';
import { printTerm } from '@/model/filter/print-filter';
import { ledgerCsvRows } from './ledger-csv';
import classes from './ledger-table.module.css';
import { reasonText } from './ledger-words';
import type { LedgerLine, LedgerSummary } from './summarise-ledger';

/** The ledger by source, outcome and reason, with the sum that all of it makes. */
export function LedgerTable({ summary }: { summary: LedgerSummary }) {
  const { t } = useTranslation('ledger');
  const format = useFormat();
  const { absolute } = useTimeRange();
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
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('table.source')}</th>
            <th scope="col">{t('table.outcome')}</th>
            <th scope="col" className={table.wide}>
              {t('table.reason')}
            </th>
            <th scope="col" className={table.number}>
              {t('table.records')}
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              {t('table.share')}
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              {t('table.requests')}
            </th>
            <th scope="col" className={`${table.number} ${table.wide}`}>
              {t('table.bytes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {summary.lines.map((line) => (
            <LineRow key={`${line.source} ${line.outcome} ${line.reason}`} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr className={classes.total}>
            <th scope="row" colSpan={2}>
              {t('table.total')}
            </th>
            <td className={table.wide} />
            <td className={table.number}>{format.count(summary.received)}</td>
            <td className={`${table.number} ${table.wide}`}>{format.percent(summary.received > 0n ? 1 : 0)}</td>
            <td className={`${table.number} ${table.wide}`}>{format.count(summary.refusedRequests)}</td>
            <td className={`${table.number} ${table.wide}`}>{format.bytes(summary.bytes)}</td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  );
}

const SHAPES = { stored: '●', excluded: '○', archived: '○', rejected: '■', duplicate: '◌' } as const;

function LineRow({ line }: { line: LedgerLine }) {
  const { t } = useTranslation('ledger');
  const shell = useTranslation('shell').t;
  const format = useFormat();
  const screenHref = useScreenHref();
  const source = shell(`source.${line.source}`);
  const isStored = line.outcome === 'stored';
  return (
    <tr>
      <th scope="row">{source}</th>
      <td title={t(`outcomeHelp.${line.outcome}`)}>
        <span className={classes.outcome} data-outcome={line.outcome}>
          <span aria-hidden>{SHAPES[line.outcome]}</span>
          {t(`outcome.${line.outcome}`)}
        </span>
      </td>
      <td className={table.wide}>{line.reason ? reasonText(line.reason, t) : null}</td>
      <td className={table.number}>
        {isStored ? (
          <Link
            className={classes.link}
            href={screenHref('/logs', { filter: printTerm('source', line.source) })}
            aria-label={t('table.logs', { source })}
          >
            {format.count(line.records)}
          </Link>
        ) : (
          format.count(line.records)
        )}
      </td>
      <td className={`${table.number} ${table.wide}`}>{format.percent(line.share)}</td>
      <td className={`${table.number} ${table.wide}`}>{line.requests > 0n ? format.count(line.requests) : ''}</td>
      <td className={`${table.number} ${table.wide}`}>{format.bytes(line.bytes)}</td>
    </tr>
  );
}
