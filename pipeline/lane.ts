import { AppError } from '@/model/errors';
import type { Signal } from '@/model/signal';
import { inSpan } from '@/tracing';
import { type Batch, receiptOf, recordsIn } from './batch';
import { BatchQueue } from './batch-queue';
import { type Committer, insertUntilStored } from './commit';
import { CountsWriter } from './counts/counts-writer';
import type { LedgerEvent } from './counts/ledger-counts';
import type { Counts } from './counts/rollup-rows';
import { reasonOf } from './reason-of';
import type { Leftovers, Manifest, Spool } from './spool';
import type { BlockRequest, Receipt } from './types';

export interface LaneOptions extends Committer {
  signal: Signal;
  spool: Spool;
  now(): number;
  /** A batch name of its own, also across restarts. */
  newName(signal: Signal): string;
  /** Encoded bytes that may wait for the store before senders are told to come back. */
  maxQueuedBytes: number;
}

/**
 * The way of one signal's requests into the store: gathers them while a commit runs, commits them together, and answers
 * each only then. One commit at a time; a lone request does not wait for others. What the store does not take of one
 * signal never holds up another.
 */
export class Lane {
  /** What an earlier process left is stored and its deliveries are remembered; nothing is taken before. */
  isRecovered = false;
  private readonly options: LaneOptions;
  private readonly counts: CountsWriter;
  private readonly waiting = new BatchQueue();
  private queuedBytes = 0;
  private working: Promise<void> | undefined;

  constructor(options: LaneOptions) {
    this.options = options;
    const { spool, writer, signal, now, newName } = options;
    this.counts = new CountsWriter({
      spool: {
        writeCounts: (name, counts, shard, members) =>
          spool.writeCounts(name, { signal, shard, counts }, members, now()),
        removeCounts: (name) => spool.removeCounts(name),
      },
      now,
      insert: (name, counts, shard) => this.insertCounts(name, counts, shard),
      chooseShard: () => writer.chooseShard(),
      newName: () => newName(signal),
    });
  }

  get isFull(): boolean {
    return this.queuedBytes > this.options.maxQueuedBytes;
  }

  /**
   * Finishes what an earlier process left of this signal.
   * @returns deliveries that are stored, and names of batches that the store does not take; they are put aside
   */
  async recover({ counts, ...left }: Pick<Leftovers, 'counts' | 'stored' | 'unstored'>) {
    const stored = [...left.stored];
    const refused: string[] = [];
    for (const { name, file } of counts) {
      await this.insertCounts(name, file.counts, file.shard);
      await this.options.spool.removeCounts(name);
    }
    for (const batch of left.unstored) {
      if ((await this.insertRecords(batch.name, batch.manifest)) === 'stored') stored.push(batch);
      else refused.push(batch.name);
    }
    for (const { name, manifest } of stored)
      this.counts.add(manifest.counts, { name, deliveries: manifest.deliveries });
    await this.counts.flush();
    return { deliveries: stored.flatMap(({ manifest }) => manifest.deliveries), refused };
  }

  /** Resolves when the request is durable. @param native its rows, if it has any */
  add(request: BlockRequest, native: Buffer | undefined): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.queuedBytes += native?.length ?? 0;
      this.waiting.add({ request, native, resolve, reject });
      this.work();
    });
  }

  count(event: Omit<LedgerEvent, 'signal'>): void {
    this.counts.count({ ...event, signal: this.options.signal });
  }

  /** Counts a request that was refused after its records had been decoded. */
  refuse(request: BlockRequest, error: unknown): void {
    const { source, key, bytes } = request;
    const example = error instanceof Error ? error.message : '';
    const reason = reasonOf(error);
    this.count({ source, key, outcome: 'rejected', reason, requests: 1, records: recordsIn(request), bytes, example });
  }

  flushCounts(): Promise<void> {
    return this.counts.flush();
  }

  /** Resolves when everything taken is committed. */
  async drain(): Promise<void> {
    while (this.working) await this.working;
    await this.counts.flush();
  }

  private work(): void {
    this.working ??= this.commitAll().finally(() => {
      this.working = undefined;
      // Something may have come in between the last look and now.
      if (!this.waiting.isEmpty) this.work();
    });
  }

  private async commitAll(): Promise<void> {
    for (;;) {
      const batch = await this.waiting.take();
      if (!batch) return;
      const { rows, bytes, entries } = batch;
      try {
        await inSpan('pipeline.commit', { rows, bytes, requests: entries.length }, () => this.commit(batch));
      } catch (cause) {
        this.options.onFailure('batch', cause);
        this.fail(batch, new AppError('unavailable', 'The commit failed.', { retryAfterSeconds: 5, cause }));
      }
    }
  }

  private async commit(batch: Batch): Promise<void> {
    const { spool, writer, signal, now, newName, onFailure } = this.options;
    const name = newName(signal);
    const sealed = batch.seal(now(), writer.chooseShard());
    let manifest: Manifest;
    try {
      manifest = spool.write(name, batch.blocks(), sealed);
    } catch (cause) {
      onFailure(name, cause);
      const message = 'There is no room to store anything.';
      return this.fail(batch, new AppError('unavailable', message, { retryAfterSeconds: 30, cause }));
    }
    if ((await this.insertRecords(name, manifest)) === 'refused') return this.separate(batch);
    this.counts.add(manifest.counts, { name, deliveries: manifest.deliveries });
    this.queuedBytes -= batch.bytes;
    for (const { request, resolve } of batch.entries) resolve(receiptOf(request));
  }

  private async insertRecords(name: string, { table, columns, shard, bytes }: Manifest): Promise<'stored' | 'refused'> {
    const { spool, onFailure } = this.options;
    const file = spool.dataPath(name);
    const outcome = await insertUntilStored(this.options, name, async (writer) => {
      if (bytes > 0) await writer.insertFile(table, columns, file, name, shard);
    });
    if (outcome === 'refused') await spool.refuse(name).catch((error) => onFailure(name, error));
    // Not waited for: a file left behind does no harm, since at the next start its token is known.
    else spool.forgetData(name).catch((error) => onFailure(name, error));
    return outcome;
  }

  private async insertCounts(name: string, counts: Counts, shard: number): Promise<void> {
    const { spool, onFailure } = this.options;
    const outcome = await insertUntilStored(this.options, name, async (writer) => {
      for (const [table, rows] of Object.entries(counts)) await writer.insertRows(table, rows, name, shard);
    });
    if (outcome === 'refused') await spool.refuse(name).catch((error) => onFailure(name, error));
  }

  /** One request spoils a batch for the others, so each is tried alone; the one that fails alone is refused. */
  private separate(batch: Batch): void {
    if (batch.entries.length === 1)
      this.fail(batch, new AppError('bad_request', 'The store does not take this data; it was put aside.'));
    else this.waiting.addApart(batch.entries);
  }

  private fail(batch: Batch, error: AppError): void {
    this.queuedBytes -= batch.bytes;
    for (const { request, reject } of batch.entries) {
      this.refuse(request, error);
      reject(error);
    }
  }
}
