import { claimJob, finishJob, type JobLease, registerJob, renewLease } from '@/store/metadata/job-leases';
import { type Job, nextRun } from './job';

/** A job whose process died is taken over after this; a living one renews its lease three times as often. */
const LEASE_MS = 60_000;
/** How long at most until a job that another process was to run is looked at again. */
const LOOK_AGAIN_MS = 15_000;

export interface ClockOptions {
  /** Different in each process and each of its runs. */
  owner: string;
  now(): number;
  /** 0-1 */
  random(): number;
  /** Told of every run that failed. */
  onFailure(name: string, error: unknown): void;
}

/**
 * Runs jobs when they are due, for as long as this process has their lease. What is due and how it went lies in the
 * metadata store: a restart neither forgets a job nor repeats one.
 */
export class Clock {
  private readonly options: ClockOptions;
  private readonly stopping = new AbortController();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();

  constructor(options: ClockOptions) {
    this.options = options;
  }

  start(jobs: readonly Job[]): void {
    for (const job of jobs) this.schedule(job, 0);
  }

  /** Starts nothing more, tells what runs to stop, and resolves when it has. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running);
  }

  private schedule(job: Job, delayMs: number): void {
    if (this.stopping.signal.aborted) return;
    this.timers.set(
      job.name,
      setTimeout(() => {
        const turn = this.turn(job).finally(() => this.running.delete(turn));
        this.running.add(turn);
      }, delayMs),
    );
  }

  /** Runs the job if it is due and free; the next turn is when it is due, or a while later to see what became of it. */
  private async turn(job: Job): Promise<void> {
    const { now, owner, onFailure } = this.options;
    let dueMs = now() + LOOK_AGAIN_MS;
    try {
      dueMs = await registerJob(job.name, job.everyMs, now());
      if (dueMs <= now()) {
        const lease = await claimJob(job.name, owner, { nowMs: now(), leaseMs: LEASE_MS });
        dueMs = lease ? await this.run(job, lease) : now() + LOOK_AGAIN_MS;
      }
    } catch (error) {
      // The metadata store is away; the job is neither lost nor run twice for it.
      onFailure(job.name, error);
      dueMs = now() + LOOK_AGAIN_MS;
    }
    this.schedule(job, Math.min(Math.max(0, dueMs - now()), LOOK_AGAIN_MS));
  }

  /** @returns when the job is due again */
  private async run(job: Job, lease: JobLease): Promise<number> {
    const { now, random, onFailure } = this.options;
    const startedMs = now();
    const lost = new AbortController();
    const renewal = setInterval(() => {
      renewLease(lease, now() + LEASE_MS).then(
        (held) => held || lost.abort(),
        (error) => onFailure(job.name, error),
      );
    }, LEASE_MS / 3);
    let failure = '';
    try {
      await job.run(startedMs, AbortSignal.any([this.stopping.signal, lost.signal]));
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error);
      onFailure(job.name, error);
    } finally {
      clearInterval(renewal);
    }
    const nextRunMs = nextRun(job, startedMs, random());
    await finishJob(lease, { durationMs: now() - startedMs, error: failure, nextRunMs });
    return nextRunMs;
  }
}
