import { noCounts, type ReadCounts } from './batches';
import type { SendResult } from './send';

/** What a run did, summed over its files. */
export interface ImportTotals {
  files: number;
  read: ReadCounts;
  /** Records of batches that an earlier run had sent. */
  before: number;
  sent: SendResult;
}

export function noTotals(): ImportTotals {
  const sent: SendResult = { stored: 0, duplicates: 0, rejected: {}, firstError: undefined };
  return { files: 0, read: noCounts(), before: 0, sent };
}

const count = (value: number) => value.toLocaleString('en');
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** Records that were read but are in none of the outcomes; other than 0 only when a run was cut short. */
export function unaccounted({ read, before, sent }: ImportTotals): number {
  return read.records - before - sent.stored - sent.duplicates - sum(Object.values(sent.rejected));
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([, value]) => value.length));
  return rows.map(([name, value]) => `  ${name.padEnd(38)} ${value.padStart(width)}`).join('\n');
}

/** The ledger of a run: where every line and every record went. */
export function ledgerText(totals: ImportTotals): string {
  const { read, before, sent } = totals;
  const rejected = Object.entries(sent.rejected).sort(([a], [b]) => (a < b ? -1 : 1));
  const rows: [string, string][] = [
    ['lines read', count(read.lines)],
    ['- blank', count(read.blank)],
    ['- joined to the record above', count(read.joined)],
    ['+ rows and entries of JSON lists', count(read.extra)],
    ['= records', count(read.records)],
    ['  stored', count(sent.stored)],
  ];
  if (before > 0) rows.push(['  stored by an earlier run', count(before)]);
  if (sent.duplicates > 0) rows.push(['  duplicates, stored once before', count(sent.duplicates)]);
  rows.push(...rejected.map(([reason, records]): [string, string] => [`  rejected: ${reason}`, count(records)]));
  const missing = unaccounted(totals);
  if (missing !== 0) rows.push(['  not sent', count(missing)]);
  const why = sent.firstError ? `\nThe first rejection: ${sent.firstError}` : '';
  return `${count(totals.files)} ${totals.files === 1 ? 'file' : 'files'}\n${table(rows)}${why}`;
}
