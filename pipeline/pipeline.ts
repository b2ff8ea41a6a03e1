import { randomBytes } from 'node:crypto';
import { AppError } from '@/model/errors';
import type { Retention } from '@/model/retention';
import { SIGNALS, type Signal } from '@/model/signal';
import { receiptOf, recordsIn } from './batch';
import type { Decide } from './decide/decision';
import { Deliveries } from './deliveries';
import type { DiskGuard } from './disk-guard';
import { Lane, type LaneOptions } from './lane';
import { RowIds } from './row-ids';
import type { BlockRequest, Receipt, RefusedRequest } from './types';
import { withTimeout } from './with-timeout';

export interface PipelineOptions extends Omit<LaneOptions, 'signal' | 'newName'> {
  diskGuard: DiskGuard;
  retention: Retention;
  /** Tells this process from others that write to the same store, 0-63. */
  processNumber: number;
}

/** From arrival to commit, in a lane for each signal. */
export class Pipeline {
  readonly retention: Retention;
  /** What is asked of each record of a signal before it is stored; every one is stored without it. */
  readonly decisions: Partial<Record<Signal, Decide>> = {};
  private readonly options: PipelineOptions;
  private readonly deliveries = new Deliveries();
  private readonly ids: RowIds;
  private readonly lanes: Readonly<Record<Signal, Lane>>;
  private sequence = 0;
  /** Names are tokens the store remembers: a clock set back must not bring an old one again. */
  private readonly run = randomBytes(4).toString('hex');
  private stopping = false;

  constructor(options: PipelineOptions) {
    this.options = options;
    this.retention = options.retention;
    this.ids = new RowIds(options.processNumber);
    const newName = (signal: Signal) => this.newName(signal);
    const lanes = SIGNALS.map((signal) => [signal, new Lane({ ...options, signal, newName })] as const);
    this.lanes = Object.fromEntries(lanes) as Record<Signal, Lane>;
  }

  now(): number {
    return this.options.now();
  }

  /**
   * Finishes what an earlier process left and remembers its deliveries; nothing is taken of a signal before.
   * `onFailure` is told of what was damaged on disk; it is put aside and holds no record that was acknowledged.
   */
  async recover(): Promise<void> {
    const { spool } = this.options;
    const { counts, stored, unstored, damaged } = await spool.leftovers();
    this.reportDamaged(damaged);
    this.deliveries.remember(await spool.recentDeliveries(this.now()));
    const recoverLane = async (signal: Signal) => {
      const lane = this.lanes[signal];
      const { deliveries, refused } = await lane.recover({
        counts: counts.filter(({ file }) => file.signal === signal),
        stored: stored.filter(({ manifest }) => manifest.signal === signal),
        unstored: unstored.filter(({ manifest }) => manifest.signal === signal),
      });
      this.deliveries.remember(deliveries);
      lane.isRecovered = true;
      this.reportDamaged(refused);
    };
    await Promise.all(SIGNALS.map(recoverLane));
  }

  /**
   * Resolves when the request is durable.
   * @throws AppError too_many_requests when too much waits already, unavailable when stopping or out of disk
   */
  async submit(request: BlockRequest): Promise<Receipt> {
    const { deliveryId, block } = request;
    const lane = this.lanes[block.signal.model.signal];
    // Nothing is awaited between this look and `track`, or a concurrent duplicate would be stored twice.
    if (deliveryId !== undefined && this.deliveries.knows(deliveryId)) return this.answerDuplicate(deliveryId, request);
    if (recordsIn(request) === 0) return receiptOf(request);
    this.admit(lane, request);
    const outcome = lane.add(request, block.toNative(this.ids.take(block.rows, this.now())));
    if (deliveryId !== undefined) this.deliveries.track(deliveryId, outcome);
    // Without a listener of its own a commit that fails after the wait would end the process.
    outcome.catch(() => undefined);
    return withTimeout(outcome);
  }

  /** Counts a request refused as a whole. */
  reject({ signal, ...refused }: RefusedRequest): void {
    this.lanes[signal].count({ ...refused, outcome: 'rejected', requests: 1 });
  }

  /** Resolves when the counts of everything acknowledged can be read, which otherwise takes up to a second. */
  async flushCounts(): Promise<void> {
    await Promise.all(SIGNALS.map((signal) => this.lanes[signal].flushCounts()));
  }

  /** Names of batches put aside, damaged or refused by the store, in the spool's folder `refused`. */
  putAside(): Promise<string[]> {
    return this.options.spool.putAside();
  }

  /** Takes nothing more and resolves when everything taken is committed. */
  async drain(): Promise<void> {
    this.stopping = true;
    await Promise.all(SIGNALS.map((signal) => this.lanes[signal].drain()));
  }

  private async answerDuplicate(id: string, request: BlockRequest): Promise<Receipt> {
    const pending = this.deliveries.find(id);
    if (pending) await withTimeout(pending);
    const { source, key, bytes, block } = request;
    const lane = this.lanes[block.signal.model.signal];
    lane.count({ source, key, outcome: 'duplicate', records: recordsIn(request), bytes });
    return { ...receiptOf(request), duplicate: true };
  }

  private admit(lane: Lane, request: BlockRequest): void {
    try {
      if (this.stopping) throw new AppError('unavailable', 'Mangru is stopping.', { retryAfterSeconds: 5 });
      if (!lane.isRecovered) {
        const message = 'Mangru is still storing what an earlier run left.';
        throw new AppError('unavailable', message, { retryAfterSeconds: 5 });
      }
      this.options.diskGuard.check();
      if (lane.isFull) {
        const message = 'More arrives than can be stored. Try again in a moment.';
        throw new AppError('too_many_requests', message, { retryAfterSeconds: 1 });
      }
    } catch (error) {
      lane.refuse(request, error);
      throw error;
    }
  }

  private reportDamaged(names: readonly string[]): void {
    for (const name of names) this.options.onFailure(name, new Error('damaged on disk; put aside in spool/refused'));
  }

  private newName(signal: Signal): string {
    return `${this.now()}-${this.run}-${String(this.sequence++).padStart(6, '0')}-${signal}`;
  }
}
