import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { matcher } from '@/analysis/filter/matcher';
import { parseFilter } from '@/model/filter/parse-filter';
import { intake } from '@/pipeline/intake';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { bodyOf, type Call, decodeToy } from '@/pipeline/testing/toy/decode-toy';
import { STATUSES, TOY, TOY_TABLES } from '@/pipeline/testing/toy/toy-model';
import { recordsTarget } from '@/queries/filter/filter-target';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import { recordQueries } from '@/queries/records/record-queries';
import { recordSource, type StoredRecord } from '@/queries/records/record-source';
import { isoText } from '@/queries/time-to-sql';
import { type Sql, sql } from '@/store/telemetry/sql';
import { renderTable } from '@/store/telemetry/table';

/** What the queries of every signal need to know to read calls. */
const CALLS = recordQueries(
  recordSource<StoredRecord>({
    model: TOY,
    columns: sql`toString(id) AS id_text, toString(timestamp) AS time_text, status, service, source, scope, operation,
      duration_ns, ratio, client, http_route, region, attributes, resource`,
    row: z
      .looseObject({
        id_text: z.string(),
        time_text: z.string(),
        attributes: z.record(z.string(), z.string()),
        resource: z.record(z.string(), z.string()),
      })
      .transform(({ id_text, time_text, ...row }) => ({ ...row, id: id_text, timestamp: isoText(time_text) })),
    around: (row) => ({ kind: 'equals', field: 'service', value: String(row.service) }),
  }),
);

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline({}, () => undefined);
});
afterAll(() => store.close());

const now = Date.now();
const calls = Array.from(
  { length: 300 },
  (_, i): Call => ({
    ms: now - i * 1000,
    service: `shop-${i % 2}`,
    status: STATUSES[i % 3] ?? 'ok',
    operation: `op-${i % 5}`,
    durationNs: i * 1_000_000,
    ratio: i / 7,
    client: `10.0.${i % 4}.${i % 200}`,
    tags: i % 2 === 0 ? [] : ['a', `b${i}`],
    attributes: { 'http.route': `/r/${i % 3}`, 'cloud.region': 'seoul', basket: String(i % 10) },
  }),
);

async function rows<Row>(statement: Sql, row: z.ZodType<Row>): Promise<Row[]> {
  return store.reader.query({ name: 'test.toy', sql: statement, row });
}
const amount = z.object({ n: z.coerce.number() });
const count = async (statement: Sql) => (await rows(statement, amount))[0]?.n;

const send = (part: readonly Call[], deliveryId?: string) => {
  const body = bodyOf(part);
  return intake.take({ signal: 'spans', source: 'json', body, deliveryId }, (context) => decodeToy(body, context));
};

test('a signal whose table is missing waits, and nothing else does', async () => {
  const early = send(calls.slice(0, 100), 'first');
  await store.insertLogs([{ body: 'logs go on' }]);
  expect(await count(sql`SELECT count() AS n FROM logs WHERE body = 'logs go on'`)).toBe(1);
  const client = await store.engine.connect();
  for (const table of TOY_TABLES) {
    for (const query of renderTable(table, undefined)) await client.command({ query });
  }
  await client.close();
  expect(await early).toMatchObject({ stored: 100, rejected: 0, duplicate: false });
});

test('is taken, answered and counted like any other', async () => {
  expect(await send(calls.slice(0, 100), 'first')).toMatchObject({ stored: 100, duplicate: true });
  expect(await send([...calls.slice(100), { ...calls[0], ms: 0 } as Call])).toMatchObject({ stored: 200, rejected: 1 });
  const broken = intake.take({ signal: 'spans', source: 'json', body: bodyOf([]) }, (context) =>
    decodeToy(bodyOf([]).subarray(1), context),
  );
  await expect(broken).rejects.toThrow();
  await store.pipeline.flushCounts();
  const ledger = await rows(
    sql`SELECT outcome, reason, toUInt32(sum(records)) AS records, toUInt32(sum(requests)) AS requests
      FROM ledger WHERE signal = 'spans' GROUP BY ALL ORDER BY ALL`,
    z.object({ outcome: z.string(), reason: z.string(), records: z.number(), requests: z.number() }),
  );
  expect(ledger).toEqual([
    { outcome: 'duplicate', reason: '', records: 100, requests: 0 },
    { outcome: 'rejected', reason: 'store_unavailable', records: 0, requests: 1 },
    { outcome: 'rejected', reason: 'timestamp_out_of_range', records: 1, requests: 0 },
    { outcome: 'stored', reason: '', records: 300, requests: 0 },
  ]);
});

test('what a filter excludes is in the ledger, under its name, and nowhere else', async () => {
  const fast = matcher(parseFilter('duration<50ms', TOY.fields), TOY.fields);
  store.pipeline.decisions.spans = (record) => (fast(record) ? { drop: 'fast calls' } : 'keep');
  const part = calls.slice(0, 100).map((call) => ({ ...call, service: 'sifted', attributes: { only: call.status } }));
  expect(await send(part)).toMatchObject({ stored: 50, rejected: 0 });
  expect(await send(part.slice(0, 10))).toMatchObject({ stored: 0, rejected: 0 });
  delete store.pipeline.decisions.spans;
  await store.pipeline.flushCounts();
  const excluded = sql`SELECT sum(records) AS n FROM ledger WHERE outcome = 'excluded' AND filter = 'fast calls'`;
  expect(await count(excluded)).toBe(60);
  const kept = z.object({ durationNs: z.coerce.number(), attributes: z.record(z.string(), z.string()) });
  const statement = sql`SELECT duration_ns AS durationNs, attributes FROM toy_calls WHERE service = 'sifted' ORDER BY duration_ns`;
  expect(await rows(statement, kept)).toEqual(
    part.slice(50).map(({ durationNs, attributes }) => ({ durationNs, attributes })),
  );
  expect(await count(sql`SELECT sum(records) AS n FROM toy_counts_1m WHERE service = 'sifted'`)).toBe(50);
  expect(await count(sql`SELECT sum(records) AS n FROM toy_keys_1h WHERE key = 'only'`)).toBe(50);
});

test('comes back as it went in', async () => {
  const found = await rows(
    sql`SELECT toUnixTimestamp64Milli(timestamp) AS ms, service, status, operation, duration_ns AS durationNs, ratio, client,
      tags, attributes FROM toy_calls WHERE service != 'sifted' ORDER BY timestamp DESC, id`,
    z.object({
      ms: z.coerce.number(),
      service: z.string(),
      status: z.string(),
      operation: z.string(),
      durationNs: z.coerce.number(),
      ratio: z.number(),
      client: z.string(),
      tags: z.array(z.string()),
      attributes: z.record(z.string(), z.string()),
    }),
  );
  expect(found).toEqual(calls);
});

test('its rollups say what its rows say', async () => {
  const differences = await rows(
    sql`(SELECT toStartOfMinute(timestamp) AS t, service, status, count() AS n, sum(duration_ns) AS d FROM toy_calls GROUP BY ALL)
      EXCEPT (SELECT minute, service, status, sum(records), sum(duration_ns) FROM toy_counts_1m GROUP BY ALL)`,
    z.unknown(),
  );
  expect(differences).toEqual([]);
  const facets = await rows(
    sql`(SELECT toStartOfHour(timestamp) AS t, toString(status) AS s, f.1 AS field, toString(f.2) AS value, count() AS n FROM toy_calls
      ARRAY JOIN [('http.route', toString(http_route)), ('cloud.region', toString(region)), ('operation', toString(operation)),
        ('scope', toString(scope)), ('source', toString(source))] AS f WHERE f.2 != '' GROUP BY ALL)
      EXCEPT (SELECT hour, toString(status), toString(field), value, sum(records) FROM toy_facets_1h GROUP BY ALL)`,
    z.unknown(),
  );
  expect(facets).toEqual([]);
  expect(await count(sql`SELECT count() AS n FROM toy_facets_1h FINAL`)).toBeGreaterThan(0);
  expect(await count(sql`SELECT sum(records) AS n FROM toy_keys_1h WHERE key = 'basket'`)).toBe(300);
});

test.each([
  'status:failed',
  'status>=slow',
  'duration>250ms',
  'ratio<1.5',
  'client:10.0.1.0/24',
  'region:seoul http.route:/r/1',
  'basket:3 OR service:shop-1',
  'NOT operation:op-2',
])('is searched by %s, and matched the same before it is stored', async (text) => {
  const node = parseFilter(text, TOY.fields);
  const stored = await count(
    sql`SELECT count() AS n FROM toy_calls WHERE service != 'sifted' AND ${filterToSql(node, recordsTarget(TOY.fields))}`,
  );
  const matches = matcher(node, TOY.fields);
  let matched = 0;
  const steps = decodeToy(bodyOf(calls), {
    source: 'json',
    retentionDays: 30,
    nowMs: now,
    decide: (record) => {
      if (!matches(record)) return { drop: 'the rest' };
      matched++;
      return 'keep';
    },
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value.block.rows).toBe(matched);
  expect(step.value.block.excluded.get('the rest')?.records ?? 0).toBe(300 - matched);
  expect(matched).toBe(stored);
  expect(matched).toBeGreaterThan(0);
});

test('is listed, counted, drawn and exported by what reads every signal', async () => {
  const context = { reader: store.reader, now };
  const params = { from: new Date(now - 3_600_000).toISOString(), to: new Date(now + 1000).toISOString() };
  const filter = 'status:failed -service:sifted';
  const list = await CALLS.list({ ...params, filter, order: 'desc', limit: 10, total: 'true' }, context);
  expect(list.page.total).toBe('100');
  expect(list.data[0]).toMatchObject({ status: 'failed', operation: 'op-2', resource: { 'service.name': 'shop-0' } });
  const drawn = await CALLS.histogram('status')({ ...params, filter: '-service:sifted', buckets: 20 }, context);
  expect(drawn.total).toBe('300');
  const facets = await CALLS.facets({ ...params, filter, fields: 'operation,region', limit: 10 }, context);
  expect(facets.map(({ field, distinct }) => [field, distinct])).toEqual([
    ['operation', 5],
    ['region', 1],
  ]);
  const asked = {
    ...params,
    filter,
    order: 'asc',
    format: 'csv',
    columns: 'operation,duration',
    bom: 'false',
    raw: 'false',
  };
  let csv = '';
  for await (const text of CALLS.export(asked as Parameters<typeof CALLS.export>[0], context)) csv += text;
  expect(csv.trim().split('\r\n')).toHaveLength(101);
});
