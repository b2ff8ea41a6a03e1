import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { LogRecord } from '@/model/log';
import { sql } from '@/store/telemetry/sql';
import { openTestPipeline, type TestPipeline } from './testing/open-test-pipeline';
import { submitRecords } from './testing/submit-records';

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline();
});
afterAll(() => store.close());

const count = async (statement: ReturnType<typeof sql>) => {
  const rows = await store.reader.query({ name: 'test', sql: statement, row: z.object({ n: z.coerce.number() }) });
  return rows[0]?.n;
};

test('a record comes back as it went in', async () => {
  await store.insertLogs([
    {
      timeUnixNano: `${Date.now()}123456`,
      severityNumber: 17,
      severityText: 'ERROR',
      body: 'connection refused ✓ \ud800',
      traceId: '5b8efff798038103d269b633813fc60c',
      spanId: 'eee19b7ec3c1b174',
      scope: 'db.pool',
      attributes: { 'http.response.status_code': '503', 'user id': 'a"b\'c', __proto__x: '1' },
      resource: { 'service.name': 'checkout', 'host.name': 'node-1', 'k8s.pod.name': 'checkout-1' },
    },
  ]);
  const [row] = await store.reader.query({
    name: 'test',
    sql: sql`SELECT * EXCEPT (id, timestamp, day), toString(timestamp) AS at FROM logs WHERE service = 'checkout'`,
    row: z.record(z.string(), z.unknown()),
  });
  expect(row).toMatchObject({
    severity: 'error',
    body: 'connection refused ✓ �',
    trace_id: '5b8efff798038103d269b633813fc60c',
    scope: 'db.pool',
    host: 'node-1',
    http_status: '503',
    k8s_pod: 'checkout-1',
    retention_days: 30,
    attributes: { 'http.response.status_code': '503', 'user id': 'a"b\'c' },
  });
  expect(row?.at).toMatch(/123456$/);
});

test('rollups count what the rows hold', async () => {
  const start = Date.now() - 600_000;
  const records = Array.from(
    { length: 5000 },
    (_, i): Partial<LogRecord> => ({
      timeUnixNano: `${start + i * 200}000000`,
      severityNumber: i % 50 === 0 ? 17 : 9,
      body: `line ${i}`,
      scope: `logger-${i % 3}`,
      attributes:
        i % 7 === 0 ? { 'k8s.pod.name': `own-${i % 2}`, [`key${i % 4}`]: 'x' } : { 'http.route': `/r/${i % 5}` },
      resource: { 'service.name': `svc-${i % 4}`, 'k8s.pod.name': `pod-${i % 4}` },
    }),
  );
  await Promise.all([0, 1, 2, 3, 4].map((part) => store.insertLogs(records.slice(part * 1000, part * 1000 + 1000))));
  const differences = await store.reader.query({
    name: 'test',
    sql: sql`
      SELECT * FROM (
        SELECT toStartOfMinute(timestamp) AS t, service, severity, '' AS field, '' AS value, count() AS n FROM logs GROUP BY ALL
        UNION ALL
        SELECT toStartOfFiveMinutes(timestamp), service, severity, f.1, f.2, count() FROM logs
        ARRAY JOIN [('k8s.pod.name', k8s_pod), ('scope', scope), ('http.route', http_route), ('source', source)] AS f
        WHERE f.2 != '' GROUP BY ALL
        EXCEPT
        SELECT minute, service, severity, '', '', sum(records) FROM log_counts_1m GROUP BY ALL
      ) EXCEPT
      SELECT bucket, service, severity, field, value, sum(records) FROM log_facets_5m GROUP BY ALL`,
    row: z.record(z.string(), z.unknown()),
  });
  expect(differences).toEqual([]);
  expect(await count(sql`SELECT sum(records) AS n FROM log_counts_1m`)).toBe(
    await count(sql`SELECT count() AS n FROM logs`),
  );
  expect(await count(sql`SELECT sum(records) AS n FROM log_keys_1h WHERE key = 'http.route'`)).toBe(
    await count(sql`SELECT countIf(mapContains(attributes, 'http.route')) AS n FROM logs`),
  );
});

test('a delivery sent again is stored once and says so', async () => {
  const request = () =>
    submitRecords(store.pipeline, {
      source: 'json',
      records: [
        {
          timeUnixNano: '0',
          observedTimeUnixNano: '0',
          severityNumber: 9,
          severityText: '',
          body: 'only once',
          traceId: '',
          spanId: '',
          scope: '',
          attributes: {},
          resource: {},
        },
      ],
      rejected: [],
      bytes: 10,
      deliveryId: 'delivery-1',
    });
  const together = await Promise.all([request(), request(), request()]);
  const later = await request();
  expect(together.map(({ duplicate }) => duplicate)).toEqual([false, true, true]);
  expect(later).toMatchObject({ duplicate: true });
  expect(await count(sql`SELECT count() AS n FROM logs WHERE body = 'only once'`)).toBe(1);
});

test('impossible times are rejected one by one and counted with an example', async () => {
  const receipt = await submitRecords(store.pipeline, {
    source: 'json',
    records: ['1000000000', '4102444800000000000', `${Date.now()}000000`].map((timeUnixNano) => ({
      timeUnixNano,
      observedTimeUnixNano: '0',
      severityNumber: 0,
      severityText: '',
      body: 'when?',
      traceId: '',
      spanId: '',
      scope: '',
      attributes: {},
      resource: {},
    })),
    rejected: [],
    bytes: 100,
  });
  expect(receipt).toEqual({ stored: 1, rejected: 2, duplicate: false });
  await store.pipeline.flushCounts();
  const [row] = await store.reader.query({
    name: 'test',
    sql: sql`SELECT sum(records) AS n, anyLast(example) AS example FROM ledger WHERE reason = 'timestamp_out_of_range'`,
    row: z.object({ n: z.coerce.number(), example: z.string() }),
  });
  expect(row?.n).toBe(2);
  expect(row?.example).toContain('when?');
});

test('what comes in is accounted for', async () => {
  store.pipeline.reject({
    signal: 'logs',
    key: 'anonymous',
    source: 'json',
    reason: 'malformed',
    bytes: Buffer.byteLength('{'),
    example: '{',
  });
  await store.insertLogs([{ body: 'last' }]);
  expect(await count(sql`SELECT sum(records) AS n FROM ledger WHERE outcome = 'stored'`)).toBe(
    await count(sql`SELECT count() AS n FROM logs`),
  );
  expect(await count(sql`SELECT sum(requests) AS n FROM ledger WHERE reason = 'malformed'`)).toBe(1);
});
