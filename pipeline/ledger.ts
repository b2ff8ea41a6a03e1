import type { Outcome, RejectReason } from '@/model/ledger';
import type { Source } from '@/model/source';

/** One row of the `ledger` table. */
export interface LedgerRow {
  /** Seconds since the epoch, a whole minute. */
  minute: number;
  source: Source;
  key: string;
  route: string;
  outcome: Outcome;
  reason: RejectReason | '';
  records: number;
  requests: number;
  bytes: number;
  example: string;
}

export interface LedgerEvent {
  source: Source;
  outcome: Outcome;
  reason?: RejectReason | undefined;
  records?: number;
  /** Requests refused as a whole. */
  requests?: number;
  bytes?: number;
  example?: string;
}

const EXAMPLE_CHARACTERS = 2000;

/** Adds up what became of records until the sums are taken for a commit. */
export class LedgerSums {
  private rows = new Map<string, LedgerRow>();

  add(event: LedgerEvent, nowMs: number): void {
    const minute = Math.floor(nowMs / 60_000) * 60;
    const reason = event.reason ?? '';
    const key = keyOf({ minute, source: event.source, outcome: event.outcome, reason });
    let row = this.rows.get(key);
    if (!row) {
      const { source, outcome } = event;
      row = {
        minute,
        source,
        key: 'anonymous',
        route: '',
        outcome,
        reason,
        records: 0,
        requests: 0,
        bytes: 0,
        example: '',
      };
      this.rows.set(key, row);
    }
    row.records += event.records ?? 0;
    row.requests += event.requests ?? 0;
    row.bytes += event.bytes ?? 0;
    if (event.example !== undefined) row.example = event.example.slice(0, EXAMPLE_CHARACTERS).toWellFormed();
  }

  /** Adds sums taken before, which found no way into the store. */
  addRow(row: LedgerRow): void {
    const { source, outcome, reason, records, requests, bytes } = row;
    // Newer examples stay.
    const example = this.rows.get(keyOf(row))?.example || row.example;
    this.add({ source, outcome, reason: reason || undefined, records, requests, bytes, example }, row.minute * 1000);
  }

  /** The sums so far, which start again at nothing. */
  take(): LedgerRow[] {
    const rows = [...this.rows.values()];
    this.rows = new Map();
    return rows;
  }
}

function keyOf({
  minute,
  source,
  outcome,
  reason,
}: Pick<LedgerRow, 'minute' | 'source' | 'outcome' | 'reason'>): string {
  return `${minute} ${source} ${outcome} ${reason}`;
}
