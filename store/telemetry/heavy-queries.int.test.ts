import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/model/errors';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import type { RunningQuery } from './reader';
import { sql } from './sql';

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline();
});
afterAll(() => store.close());

/** Minutes of work for both cores. */
const HEAVY = sql`SELECT max(sipHash64(number)) AS n FROM numbers_mt(1000000000000)`;
const row = z.object({ n: z.coerce.number() });
const heavy = (seconds: number, signal?: AbortSignal) =>
  store.reader.query({ name: 'test.heavy', sql: HEAVY, row, limits: { seconds }, ...(signal ? { signal } : {}) });

async function running(): Promise<unknown[]> {
  const client = await store.engine.connect();
  const query = `SELECT query, elapsed, is_cancelled, memory_usage FROM system.processes WHERE startsWith(query, '/* test.')`;
  const found = await (await client.query({ query, format: 'JSONEachRow' })).json();
  await client.close();
  return found;
}

/** Statements that are still there when they should be gone; one leaves the list a moment after its answer. */
async function leftBehind(): Promise<unknown[]> {
  for (let waited = 0; waited < 2000; waited += 50) {
    if ((await running()).length === 0) return [];
    await sleep(50);
  }
  return running();
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test('a query that takes too long is stopped and says how to ask for less', async () => {
  const started = performance.now();
  const error = await failure(heavy(1));
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'query_too_expensive', message: expect.stringContaining('shorter time range') });
  expect(performance.now() - started).toBeLessThan(10_000);
});

test.each([
  ['memory', sql`SELECT length(groupArray(number)) AS n FROM numbers(100000000)`, { memoryMib: 64 }],
  ['rows', sql`SELECT number AS n FROM numbers(100000)`, { resultRows: 1000 }],
])('a query that needs too much %s is stopped the same way', async (_, statement, limits) => {
  const error = await failure(store.reader.query({ name: 'test.big', sql: statement, row, limits }));
  expect(error).toMatchObject({ code: 'query_too_expensive' });
});

test('beside queries as heavy as may be, records still come in and small questions are answered', async () => {
  const stop = new AbortController();
  // One session fewer than there are, as a screen full of slow panels leaves for the next one.
  const queries = [heavy(20, stop.signal), heavy(20, stop.signal)].map(failure);
  await sleep(200);
  const times: number[] = [];
  for (let i = 0; i < 10; i++) {
    const started = performance.now();
    await store.insertLogs(Array.from({ length: 200 }, (_, n) => ({ body: `beside ${i} ${n}` })));
    times.push(performance.now() - started);
  }
  const started = performance.now();
  const [found] = await store.reader.query({ name: 'test.small', sql: sql`SELECT count() AS n FROM logs`, row });
  expect(found).toEqual({ n: 2000 });
  expect(performance.now() - started).toBeLessThan(3000);
  expect(times.sort((a, b) => a - b)[5]).toBeLessThan(2500);
  stop.abort();
  await Promise.all(queries);
  expect(await leftBehind()).toEqual([]);
});

test.each([0, 5, 300])('a query whose reader goes away after %d ms is gone within two seconds', async (ms) => {
  const stop = new AbortController();
  const query = failure(heavy(30, stop.signal));
  if (ms > 0) await sleep(ms);
  stop.abort();
  const told = performance.now();
  expect(await query).toMatchObject({ code: 'unavailable' });
  expect(performance.now() - told).toBeLessThan(2000);
  expect(await leftBehind()).toEqual([]);
});

test('a reader that goes away while it waits for a session leaves nothing behind', async () => {
  const others = new AbortController();
  const busy = [1, 2, 3].map(() => failure(heavy(30, others.signal)));
  await sleep(200);
  const stop = new AbortController();
  const waiting = failure(heavy(30, stop.signal));
  await sleep(50);
  stop.abort();
  expect(await waiting).toMatchObject({ code: 'unavailable' });
  others.abort();
  await Promise.all(busy);
  expect(await leftBehind()).toEqual([]);
});

/** The engine says how much there is to read a moment after it began to. */
const hasBegun = ({ readRows, totalRows }: RunningQuery) => readRows > 0 && totalRows > 0;

test('one who waits can ask how far the store has come, also when all readers are taken', async () => {
  const stop = new AbortController();
  const client = 'c'.repeat(32);
  const mine = Promise.all(
    Array.from({ length: 4 }, () =>
      failure(
        store.reader.query({
          name: 'test.mine',
          sql: HEAVY,
          row,
          limits: { seconds: 60 },
          client,
          signal: stop.signal,
        }),
      ),
    ),
  );
  const other = failure(heavy(60, stop.signal));
  let found = await store.reader.running(client);
  for (let waited = 0; waited < 10_000 && !found.some(hasBegun); waited += 50) {
    await sleep(50);
    found = await store.reader.running(client);
  }
  expect(found.map(({ name }) => name)).toEqual(found.map(() => 'test.mine'));
  const [first] = found.filter(hasBegun);
  expect(first?.elapsedMs).toBeGreaterThan(0);
  expect(first?.totalRows).toBeGreaterThan(first?.readRows ?? 0);
  expect(await store.reader.running("'")).toEqual([]);
  stop.abort();
  await Promise.all([mine, other]);
  expect(await store.reader.running(client)).toEqual([]);
});
