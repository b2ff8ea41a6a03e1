import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry } from './batch';
import { BatchQueue } from './batch-queue';
import { LogBlock } from './signals/log-signal';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const entry = (rows = 1): Entry => {
  const block = new LogBlock({ source: 'json', retentionDays: 30, nowMs: 0 });
  block.rows = rows;
  return {
    request: { source: 'json', key: 'anonymous', block, rejected: [], bytes: 1 },
    native: undefined,
    resolve: () => undefined,
    reject: () => undefined,
  };
};

/** A queue whose last batch held several requests. */
async function crowded(): Promise<BatchQueue> {
  const queue = new BatchQueue();
  queue.add(entry());
  queue.add(entry());
  await queue.take();
  return queue;
}

it('gives a lone request out at once', async () => {
  const queue = new BatchQueue();
  for (let i = 0; i < 3; i++) {
    queue.add(entry());
    expect((await queue.take())?.entries).toHaveLength(1);
  }
  expect(await queue.take()).toBeUndefined();
});

it('gathers for a moment while several senders are at work', async () => {
  const queue = await crowded();
  queue.add(entry());
  const taken = queue.take();
  await vi.advanceTimersByTimeAsync(10);
  queue.add(entry());
  queue.add(entry());
  await vi.advanceTimersByTimeAsync(15);
  expect((await taken)?.entries).toHaveLength(3);
});

it('does not wait longer than until the batch is full', async () => {
  const queue = await crowded();
  queue.add(entry());
  const taken = queue.take();
  queue.add(entry(20_000));
  queue.add(entry());
  expect((await taken)?.rows).toBe(20_001);
  expect(queue.isEmpty).toBe(false);
});

it('stops waiting once a sender is alone', async () => {
  const queue = await crowded();
  queue.add(entry());
  const last = queue.take();
  await vi.advanceTimersByTimeAsync(25);
  await last;
  queue.add(entry());
  expect((await queue.take())?.entries).toHaveLength(1);
});
