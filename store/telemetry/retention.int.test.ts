import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { differencesFromRows } from '@/pipeline/testing/differences-from-rows';
import { emptyRecord, openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { submitRecords } from '@/pipeline/testing/submit-records';
import { applyRetention } from './retention';
import { type Sql, sql } from './sql';

const DAY = 86_400_000;
const NOW = Date.now();
const DAYS = 12;

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline({ MANGRU_LOG_RETENTION_DAYS: '2' });
  for (let day = 0; day < DAYS; day++) {
    const time = `${NOW - day * DAY}000000`;
    await store.insertLogs(
      Array.from({ length: 300 }, (_, i) => ({
        timeUnixNano: time,
        body: `day ${day}`,
        attributes: { 'user.id': `u${i}`, [`key.${i % 40}`]: 'x', 'http.route': `/r/${i % 3}` },
        resource: { 'service.name': `svc-${i % 2}`, zone: `z${day}` },
      })),
    );
  }
  const kept = { ...emptyRecord(), timeUnixNano: `${NOW - 400 * DAY}000000`, body: 'kept for ever' };
  await submitRecords(store.pipeline, { source: 'import', records: [kept], keepForever: true });
  await store.pipeline.flushCounts();
}, 60_000);
afterAll(() => store.close());

/** Every way the screens ask for attributes. */
const QUESTIONS: Sql[] = [
  sql`SELECT count() AS n FROM logs WHERE attributes['user.id'] = 'u7'`,
  sql`SELECT count() AS n FROM logs WHERE mapContains(attributes, 'key.3')`,
  sql`SELECT count() AS n FROM (SELECT attributes['user.id'] AS u, count() FROM logs GROUP BY u)`,
  sql`SELECT length(groupUniqArrayArray(mapKeys(attributes))) AS n FROM logs`,
  sql`SELECT uniq(resource['zone']) AS n FROM logs WHERE resource['zone'] LIKE 'z%'`,
  sql`SELECT count() AS n FROM (SELECT * FROM logs ORDER BY toStartOfFiveMinutes(timestamp) DESC, timestamp DESC LIMIT 100)`,
  sql`SELECT count() AS n FROM logs WHERE hasToken(lower(body), 'day') AND attributes['http.route'] != ''`,
  sql`SELECT sum(records) AS n FROM log_facets_5m WHERE field = 'http.route'`,
];
const row = z.object({ n: z.coerce.number() });

test('no attribute query fails while days are dropped beside it', async () => {
  let dropping = true;
  const failures: unknown[] = [];
  let asked = 0;
  const askers = [0, 1, 2].map(async (offset) => {
    for (let i = offset; dropping || i < 60; i++) {
      const question = QUESTIONS[i % QUESTIONS.length] as Sql;
      await store.reader
        .query({ name: 'test', sql: question, row })
        .catch((error) => failures.push(error.cause ?? error));
      asked++;
    }
  });
  // A day later each time, so that partitions go one after the other; records count by their arrival, which is today.
  const dropped: string[] = [];
  for (let later = 0; later <= DAYS + 3; later += 3) {
    dropped.push(...(await applyRetention(store, NOW + later * DAY)).map(({ table, id }) => `${table} ${id}`));
  }
  dropping = false;
  await Promise.all(askers);
  expect(failures).toEqual([]);
  expect(asked).toBeGreaterThan(60);
  expect(new Set(dropped).size).toBe(dropped.length);
  expect(dropped.length).toBeGreaterThanOrEqual(4 * (DAYS - 1));
}, 60_000);

test('records go together with what is counted of them, and what is kept for ever stays', async () => {
  const rows = await store.reader.query({
    name: 'test',
    sql: sql`SELECT DISTINCT body FROM logs WHERE retention_days = 0 OR timestamp < now() - INTERVAL 3 DAY`,
    row: z.object({ body: z.string() }),
  });
  expect(rows).toEqual([{ body: 'kept for ever' }]);
  const client = await store.engine.connect();
  const ask = async (query: string) => (await client.query({ query, format: 'JSONEachRow' })).json();
  // The ledger alone remembers what came in.
  const differences = (await differencesFromRows(ask)).filter((row) => Object.keys(row as object).length > 2);
  await client.close();
  expect(differences).toEqual([]);
});
