import type { Outcome, RejectReason } from '@/model/outcome';
import type { Signal } from '@/model/signal';
import type { Source } from '@/model/source';

/** What tells rows of the `ledger` table apart. */
interface LedgerKeys {
  /** Seconds since the epoch, a whole minute. */
  minute: number;
  signal: Signal;
  source: Source;
  /** The name of the sender's ingest key. */
  key: string;
  route: string;
  outcome: Outcome;
  reason: RejectReason | '';
  /** The name of the filter that excluded the records. */
  filter: string;
}

/** One row of the `ledger` table. */
export interface LedgerRow extends LedgerKeys {
  records: number;
  /** Requests refused as a whole. */
  requests: number;
  bytes: number;
  example: string;
}

export type LedgerEvent = Pick<LedgerRow, 'signal' | 'source' | 'key' | 'outcome'> & Partial<Omit<LedgerRow, 'minute'>>;

const EXAMPLE_CHARACTERS = 2000;

/** Adds up what became of records until the sums are taken for a commit. */
export class LedgerCounts {
  private rows = new Map<string, LedgerRow>();

  add(event: LedgerEvent, nowMs: number): void {
    const { signal, source, key, route = '', outcome, reason = '', filter = '', example } = event;
    const minute = Math.floor(nowMs / 60_000) * 60;
    const row = this.rowOf({ minute, signal, source, key, route, outcome, reason, filter });
    row.records += event.records ?? 0;
    row.requests += event.requests ?? 0;
    row.bytes += event.bytes ?? 0;
    if (example !== undefined) row.example = example.slice(0, EXAMPLE_CHARACTERS).toWellFormed();
  }

  /** Adds sums taken before, which found no way into the store. */
  addRow({ records, requests, bytes, example, ...keys }: LedgerRow): void {
    const row = this.rowOf(keys);
    row.records += records;
    row.requests += requests;
    row.bytes += bytes;
    // Newer examples stay.
    row.example ||= example;
  }

  /** The sums so far, which start again at nothing. */
  take(): LedgerRow[] {
    const rows = [...this.rows.values()];
    this.rows = new Map();
    return rows;
  }

  private rowOf(keys: LedgerKeys): LedgerRow {
    const { minute, signal, source, key, route, outcome, reason, filter } = keys;
    const name = [minute, signal, source, key, route, outcome, reason, filter].join('\0');
    const row = this.rows.get(name) ?? { ...keys, records: 0, requests: 0, bytes: 0, example: '' };
    this.rows.set(name, row);
    return row;
  }
}
