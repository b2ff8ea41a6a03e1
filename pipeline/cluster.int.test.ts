import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyRetention } from '@/store/telemetry/retention';
import { INSERT_SETTINGS } from '@/store/telemetry/writer';
import type { ClickHouseServer } from '@/store/testing/clickhouse-server';
import { openTestCluster, type TestCluster } from './testing/open-test-cluster';

let shards: TestCluster;
beforeAll(async () => {
  shards = await openTestCluster();
});
afterAll(() => shards.close());

/** A table that holds the parts of one shard, away and back again. */
async function takeAway(shard: ClickHouseServer, table: string): Promise<() => Promise<unknown>> {
  await shard.query(`RENAME TABLE ${table} TO ${table}_away`);
  return () => shard.query(`RENAME TABLE ${table}_away TO ${table}`);
}

test('a batch refused by its shard at first is sent there again: nothing is lost or stored twice, and counts agree', async () => {
  for (let i = 0; i < 4; i++) await shards.send(500);
  const giveBack = [await takeAway(shards.second, 'logs_local'), await takeAway(shards.second, 'log_counts_1m_local')];
  const requests: Promise<void>[] = [];
  const isRefused = () => shards.failures.some((failure) => failure.includes('logs_local'));
  for (let waited = 0; waited < 20_000 && !isRefused(); waited += 100) {
    if (requests.length < 6) requests.push(shards.send(500));
    await sleep(100);
  }
  for (const back of giveBack) await back();
  await Promise.all(requests);
  expect(isRefused()).toBe(true);
  const { rows, distinct, shards: own } = await shards.stored();
  expect({ rows, distinct }).toEqual({ rows: shards.acknowledged, distinct: shards.acknowledged });
  expect(Math.min(...own)).toBeGreaterThan(0);
  expect(await shards.differences()).toEqual([]);
});

test('a shard killed under load and started again has everything that was acknowledged, once', async () => {
  await shards.sendThroughKills(2, 200);
  const { rows, distinct } = await shards.stored();
  expect({ rows, distinct }).toEqual({ rows: shards.acknowledged, distinct: shards.acknowledged });
  expect(await shards.differences()).toEqual([]);
}, 120_000);

test('an insert is answered when its shard has it, not when it waits in a file of the server that was asked', async () => {
  const { first, second, store } = shards;
  await second.kill();
  const row = { minute: 0, source: 'queued', outcome: 'stored', records: 1 };
  await expect(store.writer.insertRows('ledger', [row], 'queued', 2)).rejects.toThrow();
  await second.start();
  await store.writer.insertRows('ledger', [row], 'queued', 2);
  expect(await first.query('SELECT count() AS n FROM system.distribution_queue WHERE data_files > 0')).toBe(
    '{"n":0}\n',
  );
  expect(await second.query("SELECT sum(records) AS n FROM ledger_local WHERE source = 'queued'")).toBe('{"n":1}\n');
});

/** Why `renderTable` gives no sharding key: should the engine ever do better, this tells. */
test('rows dealt to shards one by one are lost when a batch is sent again, and a table without a key refuses to deal', async () => {
  const { first, second, cluster } = shards;
  const shape = '(n UInt64) ENGINE = MergeTree ORDER BY n SETTINGS non_replicated_deduplication_window = 100';
  for (const shard of cluster.shards) await shard.query(`CREATE TABLE dealt_local ${shape}`);
  const make = (name: string, key: string) =>
    first.query(`CREATE TABLE ${name} AS dealt_local ENGINE = Distributed(main, currentDatabase(), dealt_local${key})`);
  await make('dealt', ', rand()');
  await make('undealt', '');
  const settings = Object.entries({ ...INSERT_SETTINGS, insert_deduplication_token: "'batch'" });
  const insert = (table: string) =>
    first.query(
      `INSERT INTO ${table} SETTINGS ${settings.map(([name, value]) => `${name} = ${value}`).join(', ')} SELECT number FROM numbers(10000)`,
    );
  await expect(insert('undealt')).rejects.toThrow('sharding key');
  await second.query('ALTER TABLE dealt_local ADD CONSTRAINT refused CHECK n < 0');
  // Sent again and again, as the pipeline does, until the shard that is there has taken its part.
  const taken = async () => (await first.query('SELECT count() AS n FROM dealt_local')) !== '{"n":0}\n';
  for (let tries = 0; tries < 50 && !(await taken()); tries++) await expect(insert('dealt')).rejects.toThrow();
  await second.query('ALTER TABLE dealt_local DROP CONSTRAINT refused');
  await insert('dealt');
  const distinct = Number(JSON.parse(await first.query('SELECT uniqExact(n) AS n FROM dealt')).n);
  expect(distinct).toBeLessThan(10_000);
});

test('retention drops a day on every shard', async () => {
  const dropped = await applyRetention(shards.store, Date.now() + 40 * 86_400_000);
  expect(dropped.map(({ table }) => table)).toContain('logs_local');
  expect(await shards.stored()).toEqual({ rows: 0, distinct: 0, shards: [0, 0] });
});
