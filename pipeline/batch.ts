import { LedgerSums } from './ledger';
import { RollupSums } from './rollup-sums';
import type { Manifest } from './spool';
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

/** Requests that are committed together. */
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

  /** What is counted of the batch, and the deliveries it settles. */
  manifest(nowMs: number): Omit<Manifest, 'bytes' | 'checksum'> {
    const rollups = new RollupSums();
    const ledger = new LedgerSums();
    for (const { request } of this.entries) {
      if (request.block.rows > 0) rollups.add(request.block.toRollups(), request.source);
      addToLedger(ledger, request, nowMs);
    }
    return {
      counts: { ...rollups.rows(), ledger: ledger.take().map((row) => ({ ...row })) },
      deliveries: this.entries.flatMap(({ request }) => (request.deliveryId === undefined ? [] : [request.deliveryId])),
    };
  }
}

export function receiptOf(request: BlockRequest): Receipt {
  return { stored: request.block.rows, rejected: request.rejected.length, duplicate: false };
}

function addToLedger(ledger: LedgerSums, request: BlockRequest, nowMs: number): void {
  const { source, bytes, block, rejected } = request;
  if (block.rows > 0) ledger.add({ source, outcome: 'stored', records: block.rows, bytes }, nowMs);
  for (const { reason, message, example } of rejected) {
    const event = { outcome: 'rejected', reason, records: 1, bytes: example.length } as const;
    ledger.add({ source, ...event, example: `${message} ${example}` }, nowMs);
  }
}
