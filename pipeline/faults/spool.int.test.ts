import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readEnv } from '@/env';
import { Batch } from '@/pipeline/batch';
import { openPipeline } from '@/pipeline/open-pipeline';
import { LogBlock } from '@/pipeline/signals/log-signal';
import { Spool } from '@/pipeline/spool';
import { differencesFromRows } from '@/pipeline/testing/differences-from-rows';
import { emptyRecord } from '@/pipeline/testing/open-test-pipeline';
import { encodeAtOnce, submitRecords } from '@/pipeline/testing/submit-records';
import { param, sql } from '@/store/telemetry/sql';
import { openTestStore, type TestStore } from '@/store/testing/open-test-store';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const { columnNames: columns } = new LogBlock({ source: 'json', retentionDays: 30, nowMs: 0 });
const LOGS_BATCH = { signal: 'logs', table: 'logs', columns, shard: 0 } as const;

/** What a process killed between writing a batch and storing it leaves. */
async function leave(dataDir: string, name: string): Promise<void> {
  const batch = new Batch();
  const records = [{ ...emptyRecord(), body: name, resource: { 'service.name': 'left' } }];
  const { block, rejected } = encodeAtOnce(records, 10, { source: 'json', retentionDays: 30, nowMs: Date.now() });
  const request = { source: 'json' as const, key: 'anonymous', block, rejected, bytes: 10, deliveryId: `json:${name}` };
  batch.add({ request, native: block.toNative(BigInt(Date.now()) << 20n), resolve: () => {}, reject: () => {} });
  await new Spool(dataDir).write(name, batch.blocks(), batch.seal(Date.now(), 0));
}

async function open(dataDir: string) {
  const failures: string[] = [];
  const env = readEnv({ NODE_ENV: 'test', MANGRU_DATA_DIR: dataDir, MANGRU_MIN_FREE_MIB: '0' });
  const pipeline = await openPipeline(env, store.writer, (name, error) => failures.push(`${name} ${error}`));
  return { pipeline, failures };
}

const freshDir = () => mkdtempSync(join(store.dataDir, 'spool-'));
const spooled = (dataDir: string, file: string) => join(dataDir, 'spool', file);

async function count(body: string): Promise<number> {
  const statement = sql`SELECT count() AS n FROM logs WHERE body = ${param.string(body)}`;
  const rows = await store.reader.query({ name: 'test', sql: statement, row: z.object({ n: z.coerce.number() }) });
  return rows[0]?.n ?? 0;
}

function flipBit(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length * 0.7);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}

describe('a batch left in the spool', () => {
  test.each([
    ['cut off', 'native', (path: string) => truncateSync(path, 100)],
    ['with a flipped bit in its records', 'native', flipBit],
    ['with a flipped bit in its description', 'json', flipBit],
    ['with an empty description', 'json', (path: string) => truncateSync(path, 0)],
  ])('%s is put aside and the others are stored', async (what, ending, damage) => {
    const dataDir = freshDir();
    const bodies = ['first', 'damaged', 'last'].map((name) => `${name} ${what}`);
    for (const body of bodies) await leave(dataDir, body.replaceAll(' ', '-'));
    damage(spooled(dataDir, `${bodies[1]?.replaceAll(' ', '-')}.${ending}`));
    const { pipeline, failures } = await open(dataDir);
    expect(failures).toEqual([expect.stringMatching(/^damaged-.*put aside/)]);
    expect(await Promise.all(bodies.map((body) => count(body.replaceAll(' ', '-'))))).toEqual([1, 0, 1]);
    expect(await pipeline.putAside()).toEqual([bodies[1]?.replaceAll(' ', '-')]);
    expect(readdirSync(join(dataDir, 'spool')).filter((file) => !file.startsWith('deliveries'))).toEqual(['refused']);
  });

  test('that the store does not understand is put aside and not counted', async () => {
    const dataDir = freshDir();
    const counts = { ledger: [{ minute: 0, source: 'json', outcome: 'stored', records: 7 }] };
    await new Spool(dataDir).write('garbage', [Buffer.from('this is no Native block')], {
      ...LOGS_BATCH,
      counts,
      deliveries: [],
    });
    await leave(dataDir, 'beside-garbage');
    const { failures } = await open(dataDir);
    expect(failures.at(-1)).toMatch(/^garbage .*put aside/);
    expect(await count('beside-garbage')).toBe(1);
  });

  test('that was stored before the process was killed is not stored again, and its delivery is remembered', async () => {
    const dataDir = freshDir();
    await leave(dataDir, 'replayed');
    await store.writer.insertFile('logs', LOGS_BATCH.columns, spooled(dataDir, 'replayed.native'), 'replayed');
    const { pipeline } = await open(dataDir);
    const records = [emptyRecord()];
    const again = { source: 'json' as const, records, rejected: [], bytes: 1, deliveryId: 'json:replayed' };
    expect(await submitRecords(pipeline, again)).toMatchObject({ duplicate: true });
    await pipeline.drain();
    expect(await count('replayed')).toBe(1);
  });

  test('half written, of which nothing was promised, is removed', async () => {
    const dataDir = freshDir();
    new Spool(dataDir);
    for (const file of ['half.native', 'half.json.draft']) writeFileSync(spooled(dataDir, file), 'x');
    const { failures } = await open(dataDir);
    expect(failures).toEqual([]);
    expect(readdirSync(join(dataDir, 'spool'))).toEqual(['refused']);
  });
});

test('damaged counts are put aside and do not keep anything from starting', async () => {
  const dataDir = freshDir();
  await new Spool(dataDir).writeCounts('sums', { signal: 'logs', shard: 0, counts: { ledger: [] } }, [], Date.now());
  flipBit(spooled(dataDir, 'sums.counts'));
  const { pipeline, failures } = await open(dataDir);
  expect(failures).toEqual([expect.stringMatching(/^sums .*put aside/)]);
  expect(await pipeline.putAside()).toEqual(['sums']);
});

test('a batch sent five times and again after a restart is stored once', async () => {
  const dataDir = freshDir();
  const request = () => {
    const records = [{ ...emptyRecord(), body: 'five times' }];
    return { source: 'json' as const, records, rejected: [], bytes: 1, deliveryId: 'five' };
  };
  const { pipeline: before } = await open(dataDir);
  const together = await Promise.all([1, 2, 3].map(() => submitRecords(before, request())));
  const later = [await submitRecords(before, request()), await submitRecords(before, request())];
  expect([...together, ...later].map(({ duplicate }) => duplicate)).toEqual([false, true, true, true, true]);
  await before.drain();
  const { pipeline: after } = await open(dataDir);
  expect(await submitRecords(after, request())).toMatchObject({ duplicate: true });
  await after.drain();
  expect(await count('five times')).toBe(1);
});

test('after a restart with a clock set back to the very same moment, records are stored all the same', async () => {
  const dataDir = freshDir();
  const moment = Date.now();
  for (const body of ['before the step', 'after the step']) {
    vi.useFakeTimers({ toFake: ['Date'], now: moment });
    const { pipeline } = await open(dataDir);
    await submitRecords(pipeline, { source: 'json', records: [{ ...emptyRecord(), body }], rejected: [], bytes: 1 });
    vi.useRealTimers();
    await pipeline.drain();
    expect(await count(body)).toBe(1);
  }
});

test('rollups and ledger follow from the records after all of this', async () => {
  const ask = async (query: string) => {
    const client = await store.engine.connect();
    return (await client.query({ query, format: 'JSONEachRow' })).json();
  };
  expect(await differencesFromRows(ask)).toEqual([]);
});
