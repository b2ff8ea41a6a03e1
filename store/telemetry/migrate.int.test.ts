import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClickHouseCluster, startCluster } from '@/store/testing/clickhouse-server';
import { createEngine, type Engine } from './engine';
import { migrateTelemetry } from './migrate';
import type { Migration, Step } from './step';
import { storageName } from './table';

let cluster: ClickHouseCluster;
beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(() => cluster.close());

const FAILS: Step = { sql: () => "SELECT throwIf(1, 'cut off')" };

/** A table that changes twice, under a name of its own. */
function steps(name: string): Step[] {
  return [
    {
      create: {
        name,
        columns: ['id UInt64', 'text String'],
        engine: 'ReplacingMergeTree',
        version: 'id',
        partitionBy: 'tuple()',
        orderBy: 'id',
      },
    },
    { alter: name, columns: ['zone LowCardinality(String) AFTER id'], indexes: ['by_zone zone TYPE set(100)'] },
    { sql: ({ stored, on }) => `ALTER TABLE ${stored(name)}${on} MODIFY SETTING merge_selector_base = 7` },
    { alter: name, columns: ["os String DEFAULT 'linux'"] },
  ];
}

/** Each form of store, with a look past our own code at what its hosts hold. */
async function forms(): Promise<{ name: string; engine: Engine; hosts: ClickHouseClient[] }[]> {
  const engines = {
    embedded: await createEngine({}),
    server: await createEngine({ urls: cluster.options.urls.slice(0, 1) }),
    shards: await createEngine(cluster.options),
  };
  return Promise.all(
    Object.entries(engines).map(async ([name, engine]) => ({ name, engine, hosts: await engine.connectHosts() })),
  );
}

async function rows<Row>(client: ClickHouseClient, query: string): Promise<Row[]> {
  return (await client.query({ query, format: 'JSONEachRow' })).json<Row>();
}

const shapeOf = async (host: ClickHouseClient, table: string) => {
  const [row] = await rows<{ statement: string }>(host, `SHOW CREATE TABLE ${table}`);
  return row?.statement.replaceAll(table, 'table') ?? '';
};

test('a migration cut off after any of its steps is finished by the next run, as if nothing had happened', async () => {
  for (const { name: form, engine, hosts } of await forms()) {
    // The same server holds tables of the forms `server` and `shards`; numbers and names keep them apart.
    const first = { embedded: 1, server: 1, shards: 101 }[form] ?? 1;
    const run = (migrations: Migration[]) => migrateTelemetry(hosts, engine.cluster, migrations);
    const whole: Migration = { id: first, name: 'whole', steps: steps(`${form}_whole`) };
    await run([whole]);
    const done = [whole];
    for (let after = 0; after <= whole.steps.length; after++) {
      const name = `${form}_cut_${after}`;
      const migration: Migration = { id: first + after + 1, name, steps: steps(name) };
      const cut = { ...migration, steps: [...migration.steps.slice(0, after), FAILS] };
      await expect(run([...done, cut])).rejects.toThrow('cut off');
      done.push(migration);
      await run(done);
      for (const host of hosts) {
        for (const stored of new Set(['', storageName('', engine.cluster)])) {
          expect(await shapeOf(host, name + stored)).toBe(await shapeOf(host, `${form}_whole${stored}`));
        }
      }
    }
    // Run again it changes and notes nothing.
    await run(done);
    for (const host of hosts) {
      const noted = await rows(host, `SELECT id, name FROM schema_migrations WHERE id >= ${first} ORDER BY id`);
      expect(noted).toEqual(done.map(({ id, name }) => ({ id, name })));
    }
    await expect(run([whole])).rejects.toThrow('The data was written by a newer Mangru');
    await Promise.all(hosts.map((host) => host.close()));
  }
}, 120_000);
