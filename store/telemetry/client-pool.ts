import type { ClickHouseClient } from '@clickhouse/client';
import { AppError } from '@/model/errors';
import type { Engine } from './engine';

/** How many may wait for a session before a new one is turned away. */
const MAX_WAITING = 200;
const MAX_WAIT_MS = 20_000;

interface Waiter {
  take(client: ClickHouseClient): void;
  fail(error: Error): void;
}

/**
 * A few sessions lent to one statement each, since statements on one session run one after another.
 * First come, first served; who waits too long is told so.
 */
export class ClientPool {
  private readonly idle: ClickHouseClient[] = [];
  private readonly all: ClickHouseClient[] = [];
  private readonly waiting: Waiter[] = [];
  private readonly engine: Engine;
  private readonly size: number;

  constructor(engine: Engine, size: number) {
    this.engine = engine;
    this.size = size;
  }

  async run<T>(use: (client: ClickHouseClient) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const client = await this.acquire(signal);
    try {
      return await use(client);
    } finally {
      const next = this.waiting.shift();
      if (next) next.take(client);
      else this.idle.push(client);
    }
  }

  async close(): Promise<void> {
    for (const waiter of this.waiting.splice(0)) waiter.fail(new AppError('unavailable', 'Mangru is stopping.'));
    await Promise.all(this.all.splice(0).map((client) => client.close()));
  }

  private async acquire(signal?: AbortSignal): Promise<ClickHouseClient> {
    const idle = this.idle.pop();
    if (idle) return idle;
    if (this.all.length < this.size) {
      const client = await this.engine.connect();
      this.all.push(client);
      return client;
    }
    if (this.waiting.length >= MAX_WAITING) {
      throw new AppError('unavailable', 'Too many queries are waiting. Try again in a moment.', {
        retryAfterSeconds: 5,
      });
    }
    return this.wait(signal);
  }

  private wait(signal?: AbortSignal): Promise<ClickHouseClient> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
        const at = this.waiting.indexOf(waiter);
        if (at >= 0) this.waiting.splice(at, 1);
      };
      const waiter: Waiter = {
        take: (client) => {
          settle();
          resolve(client);
        },
        fail: (error) => {
          settle();
          reject(error);
        },
      };
      const aborted = () => waiter.fail(new AppError('unavailable', 'The request was cancelled.'));
      const timer = setTimeout(() => {
        waiter.fail(
          new AppError('unavailable', 'The store is busy with other queries. Try again in a moment.', {
            retryAfterSeconds: 5,
          }),
        );
      }, MAX_WAIT_MS);
      signal?.addEventListener('abort', aborted, { once: true });
      this.waiting.push(waiter);
    });
  }
}
