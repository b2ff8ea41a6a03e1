import { AppError } from '@/model/errors';
import { Batch, receiptOf } from './batch';
import { type Committer, commitBatch } from './commit';
import { Deliveries } from './deliveries';
import type { DiskGuard } from './disk-guard';
import { encodeRecords } from './encode-records';
import { LedgerSums } from './ledger';
import type { BlockRequest, Receipt, RecordsRequest, Refusal } from './types';

export interface PipelineOptions extends Committer {
  diskGuard: DiskGuard;
  retentionDays: number;
  now(): number;
  /** Encoded bytes that may wait for the store before senders are told to come back. */
  maxQueuedBytes: number;
}

/** A sender waits this long for its commit before it is told to try again; the batch goes on meanwhile. */
const MAX_WAIT_MS = 25_000;
const COUNTER = 1n << 20n;

/**
 * From arrival to commit: gathers requests while a commit runs, commits them together, and answers each only then.
 * One commit at a time; the next starts as soon as the store is free, so a lone request does not wait.
 */
export class Pipeline {
  readonly retentionDays: number;
  private readonly options: PipelineOptions;
  private readonly deliveries = new Deliveries();
  private readonly waiting: Batch[] = [];
  private readonly loose = new LedgerSums();
  private queuedBytes = 0;
  private nextId = 0n;
  private sequence = 0;
  private working: Promise<void> | undefined;
  private stopping = false;

  constructor(options: PipelineOptions) {
    this.options = options;
    this.retentionDays = options.retentionDays;
  }

  now(): number {
    return this.options.now();
  }

  /** Commits what an earlier process left behind and remembers its deliveries; to be called before anything is taken. */
  async recover(): Promise<{ batches: number }> {
    const { spool } = this.options;
    const leftovers = await spool.leftovers();
    for (const { name, manifest } of leftovers) {
      await this.store(name, manifest, manifest.bytes > 0);
    }
    this.deliveries.remember(await spool.recentDeliveries(this.now()));
    return { batches: leftovers.length };
  }

  /**
   * Resolves when the request is durable.
   * @throws AppError too_many_requests when too much waits already, unavailable when stopping or out of disk
   */
  async submitBlock(request: BlockRequest): Promise<Receipt> {
    const { deliveryId } = request;
    // Nothing is awaited between this look and `track`, or a twin arriving at the same moment would slip through.
    if (deliveryId !== undefined && this.deliveries.knows(deliveryId)) return this.answerDuplicate(deliveryId, request);
    if (request.block.rows === 0 && request.rejected.length === 0) return receiptOf(request);
    this.admit(request);
    const outcome = this.enqueue(request);
    if (deliveryId !== undefined) this.deliveries.track(deliveryId, outcome);
    // Without a listener of its own a commit that fails after the wait would end the process.
    outcome.catch(() => undefined);
    return this.atMost(outcome);
  }

  submitRecords(request: RecordsRequest): Promise<Receipt> {
    const { source, idempotencyKey } = request;
    const encoded = encodeRecords(request, { retentionDays: this.retentionDays, nowMs: this.now() });
    return this.submitBlock({
      source,
      block: encoded.block,
      rejected: [...request.rejected, ...encoded.rejected],
      bytes: request.bytes,
      deliveryId: idempotencyKey === undefined ? undefined : `${source}:${idempotencyKey}`,
    });
  }

  /** Counts a request refused as a whole. */
  reject(refusal: Refusal): void {
    const { source, reason, bytes, example, records } = refusal;
    this.loose.add(
      { source, outcome: 'rejected', reason, requests: 1, records: records ?? 0, bytes, example },
      this.now(),
    );
    this.work();
  }

  /** Takes nothing more and resolves when everything taken is committed. */
  async drain(): Promise<void> {
    this.stopping = true;
    while (this.working) await this.working;
  }

  private async answerDuplicate(id: string, request: BlockRequest): Promise<Receipt> {
    const pending = this.deliveries.find(id);
    if (pending) await this.atMost(pending);
    const records = request.block.rows + request.rejected.length;
    this.loose.add({ source: request.source, outcome: 'duplicate', records, bytes: request.bytes }, this.now());
    this.work();
    return { ...receiptOf(request), duplicate: true };
  }

  private admit(request: BlockRequest): void {
    try {
      if (this.stopping) throw new AppError('unavailable', 'Mangru is stopping.', { retryAfterSeconds: 5 });
      this.options.diskGuard.check(this.now());
      if (this.queuedBytes > this.options.maxQueuedBytes) {
        throw new AppError('too_many_requests', 'More arrives than can be stored. Try again in a moment.', {
          retryAfterSeconds: 1,
        });
      }
    } catch (error) {
      const busy = error instanceof AppError && error.code === 'too_many_requests';
      this.refuse(request, busy ? 'overloaded' : 'store_unavailable');
      throw error;
    }
  }

  private refuse({ source, bytes, block }: BlockRequest, reason: 'overloaded' | 'store_unavailable'): void {
    this.loose.add({ source, outcome: 'rejected', reason, requests: 1, records: block.rows, bytes }, this.now());
    if (!this.stopping) this.work();
  }

  private enqueue(request: BlockRequest): Promise<Receipt> {
    const native = request.block.toNative(this.takeIds(request.block.rows));
    return new Promise((resolve, reject) => {
      const last = this.waiting.at(-1);
      const batch = last && !last.isFull ? last : new Batch();
      if (batch !== last) this.waiting.push(batch);
      batch.add({ request, native, resolve, reject });
      this.queuedBytes += native?.length ?? 0;
      this.work();
    });
  }

  private takeIds(count: number): bigint {
    const floor = BigInt(this.now()) * COUNTER;
    const first = floor > this.nextId ? floor : this.nextId;
    this.nextId = first + BigInt(count);
    return first;
  }

  private async atMost(outcome: Promise<Receipt>): Promise<Receipt> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(
          new AppError('unavailable', 'The store is slow; this request may still be stored. Send it again.', {
            retryAfterSeconds: 5,
          }),
        );
      }, MAX_WAIT_MS);
    });
    try {
      return await Promise.race([outcome, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private work(): void {
    this.working ??= this.commitAll().finally(() => {
      this.working = undefined;
      // Something may have come in between the last look and now.
      if (this.waiting.length > 0) this.work();
    });
  }

  private async commitAll(): Promise<void> {
    // A turn of the event loop lets requests that arrived together travel together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0 || !this.loose.isEmpty) await this.commit(this.waiting.shift() ?? new Batch());
  }

  private async commit(batch: Batch): Promise<void> {
    const name = `${this.now()}-${String(this.sequence++).padStart(6, '0')}`;
    const loose = this.loose.take();
    const manifest = batch.manifest(loose, this.now());
    try {
      await this.options.spool.write(name, batch.blocks(), manifest);
    } catch (cause) {
      this.options.onFailure(name, cause);
      const error = new AppError('unavailable', 'There is no room to store anything.', {
        retryAfterSeconds: 30,
        cause,
      });
      return this.fail(batch, error);
    }
    const outcome = await this.store(name, manifest, batch.rows > 0);
    if (outcome === 'stored') this.settle(batch);
    else if (batch.entries.length > 1) this.split(batch);
    else this.fail(batch, new AppError('bad_request', 'The store does not take this data; it was put aside.'));
  }

  private async store(
    name: string,
    manifest: Parameters<typeof commitBatch>[2],
    hasRecords: boolean,
  ): Promise<'stored' | 'refused'> {
    const outcome = await commitBatch(this.options, name, manifest, hasRecords);
    if (outcome === 'stored') await this.options.spool.complete(name, manifest.deliveries, this.now());
    else await this.options.spool.refuse(name);
    return outcome;
  }

  private settle(batch: Batch): void {
    this.queuedBytes -= batch.bytes;
    for (const { request, resolve } of batch.entries) resolve(receiptOf(request));
  }

  /** One request spoils a batch for the others, so each is tried alone. */
  private split(batch: Batch): void {
    for (const entry of batch.entries) {
      const alone = new Batch();
      alone.add(entry);
      this.waiting.unshift(alone);
    }
  }

  private fail(batch: Batch, error: AppError): void {
    this.queuedBytes -= batch.bytes;
    for (const { request, reject } of batch.entries) {
      if (error.code === 'unavailable') this.refuse(request, 'store_unavailable');
      else
        this.reject({
          source: request.source,
          reason: 'malformed',
          bytes: request.bytes,
          example: '',
          records: request.block.rows,
        });
      reject(error);
    }
  }
}
