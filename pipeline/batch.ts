import { LedgerCounts } from './counts/ledger-counts';
import { RollupRows } from './counts/rollup-rows';
import type { Sealed } from './spool';
import type { BlockRequest, Receipt } from './types';

/** One request waiting in a batch. */
export interface Entry {
  request: BlockRequest;
  native: Buffer | undefined;
  resolve(receipt: Receipt): void;
  reject(error: Error): void;
}

/**
 * A batch never grows beyond these: while one is committed the next is read and decoded. Larger ones save flushes, but
 * with 32 senders of 1,000 records all of them would wait for the same commit and nothing would be read meanwhile.
 */
const MAX_ROWS = 16_000;
const MAX_BYTES = 24 * 1024 * 1024;

/** Requests of one signal that are committed together. */
export class Batch {
  readonly entries: Entry[] = [];
  rows = 0;
  bytes = 0;

  get isFull(): boolean {
    return this.rows >= MAX_ROWS || this.bytes >= MAX_BYTES;
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    this.rows += entry.request.block.rows;
    this.bytes += entry.native?.length ?? 0;
  }

  blocks(): Buffer[] {
    return this.entries.flatMap(({ native }) => (native ? [native] : []));
  }

  /**
   * Where its records go, what is counted of them, and the deliveries it settles.
   * @param shard where it is to go and to stay; 0 in a store without shards
   */
  seal(nowMs: number, shard: number): Sealed {
    const [first] = this.entries;
    if (!first) throw new Error('An empty batch has nothing to store.');
    const { signal, columnNames } = first.request.block;
    const rows = new RollupRows();
    const ledger = new LedgerCounts();
    for (const { request } of this.entries) {
      if (request.block.rows > 0) request.block.addCountsTo(rows);
      addToLedger(ledger, request, nowMs);
    }
    return {
      signal: signal.model.signal,
      table: signal.model.table,
      columns: columnNames,
      shard,
      counts: { ...rows.toCounts(), ledger: ledger.take().map((row) => ({ ...row })) },
      deliveries: this.entries.flatMap(({ request }) => (request.deliveryId === undefined ? [] : [request.deliveryId])),
    };
  }
}

export function receiptOf(request: BlockRequest): Receipt {
  return { stored: request.block.rows, rejected: request.rejected.length, duplicate: false };
}

/** Everything a request held, whatever becomes of it. */
export function recordsIn({ block, rejected }: BlockRequest): number {
  let records = block.rows + rejected.length;
  for (const excluded of block.excluded.values()) records += excluded.records;
  return records;
}

function addToLedger(ledger: LedgerCounts, request: BlockRequest, nowMs: number): void {
  const { source, key, block, rejected } = request;
  const from = { signal: block.signal.model.signal, source, key };
  let { bytes } = request;
  for (const [filter, excluded] of block.excluded) {
    ledger.add({ ...from, outcome: 'excluded', filter, ...excluded }, nowMs);
    bytes -= excluded.bytes;
  }
  if (block.rows > 0) ledger.add({ ...from, outcome: 'stored', records: block.rows, bytes: Math.max(0, bytes) }, nowMs);
  for (const { reason, message, example } of rejected) {
    const event = { outcome: 'rejected', reason, records: 1, bytes: example.length } as const;
    ledger.add({ ...from, ...event, example: `${message} ${example}` }, nowMs);
  }
}
