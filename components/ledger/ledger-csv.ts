import type { LedgerLine } from './summarise-ledger';

/** The table as CSV rows, headed by the names the API uses, so that files of every language read alike. */
export function ledgerCsvRows(lines: readonly LedgerLine[]): (string | number | bigint)[][] {
  return [
    ['source', 'outcome', 'reason', 'records', 'share', 'requests', 'bytes', 'example'],
    ...lines.map((line) => [
      line.source,
      line.outcome,
      line.reason,
      line.records,
      line.share,
      line.requests,
      line.bytes,
      line.example,
    ]),
  ];
}
