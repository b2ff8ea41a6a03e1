import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { readEnv } from '@/env';
import { migrations, tables } from '@/store/telemetry/migrations';
import { param, sql } from '@/store/telemetry/sql';
import { openTelemetryStore, type TelemetryStore } from '@/store/telemetry/store';
import { renderTable } from '@/store/telemetry/table';
import { type ClickHouseServer, startClickHouse } from '@/store/testing/clickhouse-server';
import { openPipeline } from './open-pipeline';
import type { Pipeline } from './pipeline';
import { submitRecords } from './testing/submit-records';

let clickhouse: ClickHouseServer;
let store: TelemetryStore;
let pipeline: Pipeline;
let dataDir: string;

beforeAll(async () => {
  clickhouse = await startClickHouse();
  store = await openTelemetryStore({ urls: [clickhouse.url] });
  dataDir = await mkdtemp(join(tmpdir(), 'mangru-test-'));
  const env = readEnv({ NODE_ENV: 'test', MANGRU_DATA_DIR: dataDir, MANGRU_MIN_FREE_MIB: '0' });
  pipeline = await openPipeline(env, store.writer, (name, error) => {
    throw new Error(`commit ${name} failed`, { cause: error });
  });
});
afterAll(async () => {
  await pipeline.drain();
  await store.close();
  await clickhouse.close();
  await rm(dataDir, { recursive: true, force: true });
});

const record = (body: string) => ({
  timeUnixNano: `${Date.now()}000001`,
  observedTimeUnixNano: '0',
  severityNumber: 17,
  severityText: 'ERROR',
  body,
  traceId: '',
  spanId: '',
  scope: '',
  attributes: { quote: 'it\'s \\ "quoted"' },
  resource: { 'service.name': 'remote' },
});

test('records and counts reach a server by HTTP, and come back', async () => {
  const bodies = ["it's a \\ backslash", 'two\nlines', '탑'];
  await submitRecords(pipeline, { source: 'json', records: bodies.map(record), rejected: [], bytes: 100 });
  await pipeline.flushCounts();
  const rows = await store.reader.query({
    name: 'test',
    sql: sql`SELECT body, attributes FROM logs WHERE body IN ${param.strings(bodies)} AND service = ${param.string('remote')} ORDER BY body`,
    row: z.object({ body: z.string(), attributes: z.record(z.string(), z.string()) }),
  });
  expect(rows.map(({ body }) => body)).toEqual([...bodies].sort());
  expect(rows[0]?.attributes).toEqual({ quote: 'it\'s \\ "quoted"' });
  const [counts] = await store.reader.query({
    name: 'test',
    sql: sql`SELECT (SELECT sum(records) FROM log_counts_1m) AS minutes, (SELECT sum(records) FROM ledger) AS ledger`,
    row: z.object({ minutes: z.coerce.number(), ledger: z.coerce.number() }),
  });
  expect(counts).toEqual({ minutes: 3, ledger: 3 });
});

test('an insert with a token that was seen is a no-op there too', async () => {
  const rows = [
    {
      minute: 1_785_000_000,
      signal: 'logs',
      source: 'json',
      key: 'a',
      route: '',
      outcome: 'stored',
      reason: '',
      filter: '',
      records: 5,
      requests: 0,
      bytes: 1,
      example: '',
    },
  ];
  await store.writer.insertRows('ledger', rows, 'token-1');
  await store.writer.insertRows('ledger', rows, 'token-1');
  expect(await clickhouse.query("SELECT toUInt32(sum(records)) AS n FROM ledger WHERE key = 'a'")).toBe('{"n":5}\n');
});

test('a limit becomes an error with advice', async () => {
  const question = {
    name: 'test.slow',
    sql: sql`SELECT sum(sipHash64(number)) AS n FROM numbers(100000000000)`,
    row: z.object({ n: z.coerce.string() }),
    limits: { seconds: 1 },
  };
  await expect(store.reader.query(question)).rejects.toMatchObject({
    code: 'query_too_expensive',
    message: expect.stringContaining('shorter time range'),
  });
});

test('migrations can be run again', async () => {
  const again = await openTelemetryStore({ urls: [clickhouse.url] });
  await again.close();
  expect(await clickhouse.query('SELECT count() AS n FROM schema_migrations')).toContain(String(migrations.length));
});

test('the cluster form of every table is valid', async () => {
  for (const table of tables) {
    const statements = renderTable(table, { name: 'main', replicated: true });
    expect(statements).toHaveLength(2);
    for (const statement of statements) {
      const ast = await clickhouse.query(`EXPLAIN AST ${statement}`);
      expect(ast).toContain('CreateQuery');
    }
    expect(statements[0]).toContain('ON CLUSTER `main`');
    expect(statements[0]).toContain(`Replicated${table.engine}(`);
    expect(statements[1]).toContain('ENGINE = Distributed(');
  }
});
