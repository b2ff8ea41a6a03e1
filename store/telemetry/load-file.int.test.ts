import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { ClickHouseClient } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClickHouseCluster, startCluster } from '@/store/testing/clickhouse-server';
import { createEngine, type Engine } from './engine';
import { type FileLoad, loadFile, removeAbandonedLoads, type Staging } from './load-file';
import { param, sql } from './sql';
import { openTelemetryStore } from './store';
import { renderTable, type Table } from './table';

const FORMS = ['embedded', 'server', 'shards'] as const;

/** Spending by month, which a provider corrects by sending the month again. */
const spending: Table = {
  name: 'spending',
  columns: ['month Date', 'service LowCardinality(String)', 'cost Decimal(18, 6)', 'provider String'],
  indexes: ['by_service service TYPE set(100)'],
  engine: 'MergeTree',
  partitionBy: 'toYYYYMM(month)',
  orderBy: '(month, service)',
};

let folder: string;
let cluster: ClickHouseCluster;
let writer: ClickHouseClient;
const engines = new Map<string, Engine>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mangru-load-'));
  cluster = await startCluster();
  engines.set('embedded', await createEngine({ path: join(folder, 'telemetry') }));
  // The second server, since the first is part of the shards under the same names.
  engines.set('server', await createEngine({ urls: [`${cluster.shards[1]?.url.replace('/mangru', '/default')}`] }));
  engines.set('shards', await createEngine(cluster.options));
  for (const engine of engines.values()) {
    for (const host of await engine.connectHosts()) {
      for (const query of renderTable(spending, engine.cluster)) await host.command({ query });
      await host.close();
    }
  }
  writer = await engineOf('embedded').connect();
});
afterAll(async () => {
  await writer.close();
  await cluster.close();
  await rm(folder, { recursive: true, force: true });
});

function engineOf(form: string): Engine {
  const engine = engines.get(form);
  if (!engine) throw new Error(form);
  return engine;
}

async function rowsOf<Row>(engine: Engine, query: string): Promise<Row[]> {
  const client = await engine.connect();
  const rows = await (await client.query({ query, format: 'JSONEachRow' })).json<Row>();
  await client.close();
  return rows;
}

const totals = (engine: Engine) =>
  rowsOf(
    engine,
    'SELECT toString(month) AS m, toString(count()) AS n, toString(sum(cost)) AS c FROM spending GROUP BY m ORDER BY m',
  );
const leftovers = (engine: Engine) =>
  rowsOf(
    engine,
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND name LIKE 'spending\\_load\\_%'",
  );

let files = 0;
/** A bill written by the engine itself: `rows` lines of `cost` each. */
async function bill(format: FileLoad['format'], rows: number, cost: string, day = '2026-03-05'): Promise<string> {
  const path = join(folder, `bill-${files++}.${format === 'Parquet' ? 'parquet' : 'csv'}`);
  await writer.command({
    query: `INSERT INTO FUNCTION file('${path}', ${format})
      SELECT '${day}T00:00:00Z' AS ChargePeriodStart, concat('svc-', toString(number % 3)) AS ServiceName,
             '${cost}' AS BilledCost, 'more' AS NotKnown FROM numbers(${rows})`,
  });
  return path;
}

const load = (path: string, more: Partial<FileLoad> = {}): FileLoad => ({
  table: 'spending',
  partitionId: '202603',
  path,
  format: path.endsWith('parquet') ? 'Parquet' : 'CSVWithNames',
  structure: 'ChargePeriodStart String, ServiceName String, BilledCost String',
  columns: {
    month: sql`toStartOfMonth(parseDateTimeBestEffort(ChargePeriodStart))`,
    service: sql`ServiceName`,
    cost: sql`toDecimal64(BilledCost, 6)`,
    provider: sql`${param.string("o'cloud")}`,
  },
  check: async () => undefined,
  ...more,
});

/** As a collector of bills compares what it read with what the provider says. */
const costsAre = (expected: string) => async (staging: Staging) => {
  const [row] = await staging.query<{ cost: string }>(sql`SELECT toString(sum(cost)) AS cost FROM ${staging.table}`);
  if (row?.cost !== expected) throw new Error(`${row?.cost} instead of ${expected}`);
};

describe.each(FORMS)('%s', (form) => {
  test('a file takes the place of its month and of no other, however often it comes', async () => {
    const engine = engineOf(form);
    const april = await bill('CSVWithNames', 10, '1', '2026-04-30');
    expect(await loadFile(engine, load(april, { partitionId: '202604', check: costsAre('10') }))).toBe(10);
    const apart = { m: '2026-04-01', n: '10', c: '10' };
    for (const [format, cost] of [
      ['CSVWithNames', '0.25'],
      ['Parquet', '0.125001'],
    ] as const) {
      const path = await bill(format, 4000, cost);
      const c = String(Number(cost) * 4000);
      for (let times = 0; times < 2; times++) {
        expect(await loadFile(engine, load(path, { check: costsAre(c) }))).toBe(4000);
        expect(await totals(engine)).toEqual([{ m: '2026-03-01', n: '4000', c }, apart]);
      }
    }
    const packed = `${await bill('CSVWithNames', 7, '3')}.gz`;
    await writeFile(packed, gzipSync(await readFile(packed.slice(0, -3))));
    await loadFile(engine, load(packed));
    expect(await totals(engine)).toEqual([{ m: '2026-03-01', n: '7', c: '21' }, apart]);
    expect(await rowsOf(engine, 'SELECT DISTINCT provider FROM spending')).toEqual([{ provider: "o'cloud" }]);
    expect(await leftovers(engine)).toEqual([]);
  });

  test('a file that does not read, is empty, of another month or refused changes nothing', async () => {
    const engine = engineOf(form);
    const before = await totals(engine);
    const csv = await readFile(await bill('CSVWithNames', 50_000, '1'));
    const parquet = await readFile(await bill('Parquet', 50_000, '1'));
    const packed = gzipSync(csv);
    const broken = async (name: string, bytes: Buffer) => {
      const path = join(folder, `${form}-${name}`);
      await writeFile(path, bytes);
      return load(path);
    };
    const loads = [
      await broken('cut.csv', csv.subarray(0, csv.length - 30)),
      await broken('cut.parquet', parquet.subarray(0, parquet.length / 2)),
      await broken('cut.csv.gz', packed.subarray(0, packed.length / 2)),
      await broken('not-packed.csv.gz', csv),
      await broken('no-number.csv', Buffer.concat([csv, Buffer.from('"2026-03-01T00:00:00Z","svc","a lot","x"\n')])),
      await broken('empty.csv', csv.subarray(0, csv.indexOf('\n') + 1)),
      await broken('nothing.parquet', Buffer.alloc(0)),
      load(join(folder, 'is not there.csv')),
      load(await bill('Parquet', 10, '1', '2026-04-01')),
      {
        ...load(await bill('Parquet', 10, '1')),
        structure: 'ChargePeriodStart String, ServiceName String, Cost String',
      },
      load(await bill('CSVWithNames', 10, '1'), { check: costsAre('11') }),
    ];
    for (const one of loads) await expect(loadFile(engine, one), one.path).rejects.toThrow();
    expect(await totals(engine)).toEqual(before);
    expect(await leftovers(engine)).toEqual([]);
  });
});

test('a reader sees the old rows or the new ones', async () => {
  const engine = engineOf('embedded');
  const paths = [await bill('Parquet', 1000, '1'), await bill('Parquet', 3000, '1')];
  await loadFile(engine, load(paths[0] ?? ''));
  let loading = true;
  const seen = new Set<string>();
  const reading = (async () => {
    while (loading) {
      const [row] = await rowsOf<{ n: string }>(
        engine,
        "SELECT toString(count()) AS n FROM spending WHERE month = '2026-03-01'",
      );
      seen.add(row?.n ?? '');
    }
  })();
  for (let i = 1; i < 12; i++) await loadFile(engine, load(paths[i % 2] ?? ''));
  loading = false;
  await reading;
  expect([...seen].sort()).toEqual(['1000', '3000']);
});

/** Begins a load and stops before the swap. @returns what ends it */
async function beginLoad(engine: Engine): Promise<() => Promise<unknown>> {
  let finish: () => void = () => undefined;
  const check = () =>
    new Promise<void>((resolve) => {
      finish = resolve;
    });
  const outcome = loadFile(engine, load(await bill('CSVWithNames', 5, '1'), { check })).catch(
    (error: unknown) => error,
  );
  for (let waited = 0; waited < 10_000 && (await leftovers(engine)).length === 0; waited += 20) await sleep(20);
  expect(await leftovers(engine)).toHaveLength(1);
  return () => {
    finish();
    return outcome;
  };
}

test('what a killed load left is removed at the next start, and the month is as it was', async () => {
  const engine = engineOf('embedded');
  const before = await totals(engine);
  const finish = await beginLoad(engine);
  const store = await openTelemetryStore({ path: join(folder, 'telemetry') });
  expect(await leftovers(engine)).toEqual([]);
  expect(await finish()).toBeInstanceOf(Error);
  expect(await totals(engine)).toEqual(before);
  await store.close();
});

test('on a server the load of another process goes on; one of long ago is removed', async () => {
  const engine = engineOf('server');
  const finish = await beginLoad(engine);
  const hosts = await engine.connectHosts();
  await hosts[0]?.command({ query: 'CREATE TABLE spending_load_1700000000000_0123abcd AS spending' });
  await removeAbandonedLoads(engine, hosts);
  expect(await leftovers(engine)).toHaveLength(1);
  expect(await finish()).toBe(5);
  await Promise.all(hosts.map((host) => host.close()));
});
