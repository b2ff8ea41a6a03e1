import { randomBytes } from 'node:crypto';
import { AppError } from '@/model/errors';
import { inSpan } from '@/tracing';
import { atMost } from './at-most';
import { type Batch, receiptOf } from './batch';
import { BatchQueue } from './batch-queue';
import { type Committer, insertUntilStored } from './commit';
import { Deliveries } from './deliveries';
import type { DiskGuard } from './disk-guard';
import { reasonOf } from './reason-of';
import { BLOCK_COLUMNS } from './signals/log-signal';
import type { Counts, Spool } from './spool';
import { TallyWriter } from './tally';
import type { BlockRequest, Receipt, RefusedRequest } from './types';

export interface PipelineOptions extends Committer {
  spool: Spool;
  diskGuard: DiskGuard;
  retentionDays: number;
  now(): number;
  /** Encoded bytes that may wait for the store before senders are told to come back. */
  maxQueuedBytes: number;
}

const IDS_A_MS = 1n << 20n;

/**
 * From arrival to commit: gathers requests while a commit runs, commits them together, and answers each only then.
 * One commit at a time; a lone request does not wait for others.
 */
export class Pipeline {
  readonly retentionDays: number;
  private readonly options: PipelineOptions;
  private readonly deliveries = new Deliveries();
  private readonly tally: TallyWriter;
  private readonly waiting = new BatchQueue();
  private queuedBytes = 0;
  private nextId = 0n;
  private sequence = 0;
  /** Names are tokens the store remembers: a clock set back must not bring an old one again. */
  private readonly run = randomBytes(4).toString('hex');
  private working: Promise<void> | undefined;
  private stopping = false;
  private recovered = false;

  constructor(options: PipelineOptions) {
    this.options = options;
    this.retentionDays = options.retentionDays;
    this.tally = new TallyWriter({
      spool: options.spool,
      now: options.now,
      insert: (name, counts) => this.insertCounts(name, counts),
      newName: () => this.newName(),
    });
  }

  now(): number {
    return this.options.now();
  }

  /**
   * Finishes what an earlier process left and remembers its deliveries; nothing is taken before.
   * @returns names of what was damaged on disk; it is put aside and holds no record that was acknowledged
   */
  async recover(): Promise<string[]> {
    const { spool } = this.options;
    const { tallies, stored, unstored, damaged } = await spool.leftovers();
    for (const { name, tally } of tallies) {
      await this.insertCounts(name, tally.counts);
      await spool.removeTally(name);
    }
    for (const batch of unstored) {
      if ((await this.insertRecords(batch.name, batch.manifest.bytes)) === 'stored') stored.push(batch);
      else damaged.push(batch.name);
    }
    for (const { name, manifest } of stored) {
      this.tally.add(manifest.counts, { name, deliveries: manifest.deliveries });
      this.deliveries.remember(manifest.deliveries);
    }
    await this.tally.flush();
    this.deliveries.remember(await spool.recentDeliveries(this.now()));
    this.recovered = true;
    return damaged;
  }

  /**
   * Resolves when the request is durable.
   * @throws AppError too_many_requests when too much waits already, unavailable when stopping or out of disk
   */
  async submit(request: BlockRequest): Promise<Receipt> {
    const { deliveryId, block, rejected } = request;
    // Nothing is awaited between this look and `track`, or a twin arriving at the same moment would slip through.
    if (deliveryId !== undefined && this.deliveries.knows(deliveryId)) return this.answerDuplicate(deliveryId, request);
    if (block.rows === 0 && rejected.length === 0) return receiptOf(request);
    this.admit(request);
    const outcome = this.enqueue(request);
    if (deliveryId !== undefined) this.deliveries.track(deliveryId, outcome);
    // Without a listener of its own a commit that fails after the wait would end the process.
    outcome.catch(() => undefined);
    return atMost(outcome);
  }

  /** Counts a request refused as a whole. */
  reject({ source, reason, bytes, example, records = 0 }: RefusedRequest): void {
    this.tally.count({ source, outcome: 'rejected', reason, requests: 1, records, bytes, example });
  }

  /** Resolves when the counts of everything acknowledged can be read, which otherwise takes up to a second. */
  flushCounts(): Promise<void> {
    return this.tally.flush();
  }

  /** Names of batches put aside, damaged or refused by the store, in the spool's folder `refused`. */
  putAside(): Promise<string[]> {
    return this.options.spool.putAside();
  }

  /** Takes nothing more and resolves when everything taken is committed. */
  async drain(): Promise<void> {
    this.stopping = true;
    while (this.working) await this.working;
    await this.tally.flush();
  }

  private async answerDuplicate(id: string, request: BlockRequest): Promise<Receipt> {
    const pending = this.deliveries.find(id);
    if (pending) await atMost(pending);
    const records = request.block.rows + request.rejected.length;
    this.tally.count({ source: request.source, outcome: 'duplicate', records, bytes: request.bytes });
    return { ...receiptOf(request), duplicate: true };
  }

  private admit(request: BlockRequest): void {
    try {
      if (this.stopping) throw new AppError('unavailable', 'Mangru is stopping.', { retryAfterSeconds: 5 });
      if (!this.recovered) {
        const message = 'Mangru is still storing what an earlier run left.';
        throw new AppError('unavailable', message, { retryAfterSeconds: 5 });
      }
      this.options.diskGuard.check();
      if (this.queuedBytes > this.options.maxQueuedBytes) {
        const message = 'More arrives than can be stored. Try again in a moment.';
        throw new AppError('too_many_requests', message, { retryAfterSeconds: 1 });
      }
    } catch (error) {
      const { source, bytes, block, rejected } = request;
      const example = error instanceof Error ? error.message : '';
      this.reject({ source, reason: reasonOf(error), records: block.rows + rejected.length, bytes, example });
      throw error;
    }
  }

  private enqueue(request: BlockRequest): Promise<Receipt> {
    const native = request.block.toNative(this.takeIds(request.block.rows));
    return new Promise((resolve, reject) => {
      this.queuedBytes += native?.length ?? 0;
      this.waiting.add({ request, native, resolve, reject });
      this.work();
    });
  }

  private takeIds(count: number): bigint {
    const floor = BigInt(this.now()) * IDS_A_MS;
    const first = floor > this.nextId ? floor : this.nextId;
    this.nextId = first + BigInt(count);
    return first;
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

  private newName(): string {
    return `${this.now()}-${this.run}-${String(this.sequence++).padStart(6, '0')}`;
  }

  private async commit(batch: Batch): Promise<void> {
    const name = this.newName();
    const manifest = batch.manifest(this.now());
    try {
      this.options.spool.write(name, batch.blocks(), manifest);
    } catch (cause) {
      this.options.onFailure(name, cause);
      const error = new AppError('unavailable', 'There is no room to store anything.', {
        retryAfterSeconds: 30,
        cause,
      });
      return this.fail(batch, error);
    }
    if ((await this.insertRecords(name, batch.rows)) === 'refused') return this.separate(batch);
    this.tally.add(manifest.counts, { name, deliveries: manifest.deliveries });
    this.queuedBytes -= batch.bytes;
    for (const { request, resolve } of batch.entries) resolve(receiptOf(request));
  }

  private async insertRecords(name: string, size: number): Promise<'stored' | 'refused'> {
    const { spool, onFailure } = this.options;
    const file = spool.dataPath(name);
    const outcome = await insertUntilStored(this.options, name, async (writer) => {
      if (size > 0) await writer.insertFile('logs', BLOCK_COLUMNS, file, name);
    });
    if (outcome === 'refused') await spool.refuse(name).catch((error) => onFailure(name, error));
    // Not waited for: a file left behind does no harm, since at the next start its token is known.
    else spool.forgetData(name).catch((error) => onFailure(name, error));
    return outcome;
  }

  private async insertCounts(name: string, counts: Counts): Promise<void> {
    await insertUntilStored(this.options, name, async (writer) => {
      for (const [table, rows] of Object.entries(counts)) await writer.insertRows(table, rows, name);
    });
  }

  /** One request spoils a batch for the others, so each is tried alone; the one that fails alone is refused. */
  private separate(batch: Batch): void {
    if (batch.entries.length === 1)
      this.fail(batch, new AppError('bad_request', 'The store does not take this data; it was put aside.'));
    else this.waiting.addApart(batch.entries);
  }

  private fail(batch: Batch, error: AppError): void {
    this.queuedBytes -= batch.bytes;
    const reason = reasonOf(error);
    for (const { request, reject } of batch.entries) {
      const { source, bytes, block, rejected } = request;
      this.reject({ source, reason, records: block.rows + rejected.length, bytes, example: error.message });
      reject(error);
    }
  }
}
