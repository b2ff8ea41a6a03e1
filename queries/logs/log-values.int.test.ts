import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldValue } from '@/model/fields/field-value';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { parseFilter } from '@/model/filter/parse-filter';
import {
  logExportParamsSchema,
  logFacetsParamsSchema,
  logFieldsParamsSchema,
  logHistogramParamsSchema,
  logListParamsSchema,
} from '@/model/log-api';
import { emptyRecord, openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { submitRecords } from '@/pipeline/testing/submit-records';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { sql } from '@/store/telemetry/sql';
import { LOG_SOURCE } from './log-source';
import { logHistogram, logs } from './logs';

let store: TestPipeline;
const context = (): QueryContext => ({ reader: store.reader, now: Date.now() });
const now = Date.now();
const nanos = (minutesAgo: number) => `${now - minutesAgo * 60_000}000000`;
const list = (filter: string, more: object = {}) =>
  logs.list(logListParamsSchema.parse({ filter, ...more }), context());
const texts = async (read: AsyncIterable<string>) => {
  let all = '';
  for await (const text of read) all += text;
  return all;
};

beforeAll(async () => {
  store = await openTestPipeline();
  await store.insertLogs([
    {
      timeUnixNano: nanos(1),
      body: 'named like fields',
      attributes: { status: 'active', id: 'mine', method: 'wire', severity: 'high', team: 'b', 'attributes.x': 'odd' },
      resource: { 'service.name': 'one', team: 'a', version: 'v9' },
    },
    {
      timeUnixNano: nanos(1),
      body: 'two names of one field',
      attributes: { 'http.status_code': '404', delta: '-5', temp: '-3.5', flag: '-Xmx512m', note: '=1+1' },
      resource: { 'service.name': 'two', team: 'a', 'http.response.status_code': '200' },
    },
  ]);
});
afterAll(() => store.close());

describe('what is shown can be found', () => {
  it.each([
    ['attributes.status', 'active'],
    ['attributes.id', 'mine'],
    ['attributes.method', 'wire'],
    ['attributes.severity', 'high'],
    ['resource.version', 'v9'],
    ['team', 'b'],
    ['attributes.team', 'b'],
    ['resource.team', 'a'],
    ['attributes.attributes.x', 'odd'],
  ])('%s is %s in row, filter, facet and export', async (name, value) => {
    const filter = `service:one ${name}:${value}`;
    const { data } = await list(filter);
    expect(data.map((row) => fieldValue(LOG_FIELDS, row, name))).toEqual([value]);
    const histogram = await logHistogram(logHistogramParamsSchema.parse({ filter }), context());
    expect(histogram.total).toBe('1');
    const [facet] = await logs.facets(logFacetsParamsSchema.parse({ filter: 'service:one', fields: name }), context());
    expect(facet?.values).toEqual([{ value, count: '1' }]);
    const csv = await texts(logs.export(logExportParamsSchema.parse({ filter, columns: name }), context()));
    expect(csv).toBe(`${name}\r\n${value}\r\n`);
  });

  it('takes the record before its resource, everywhere', async () => {
    expect((await list('team:a')).data.map((row) => row.service)).toEqual(['two']);
    const [row] = (await list('status:404')).data;
    expect(row && fieldValue(LOG_FIELDS, row, 'status')).toBe('404');
    expect((await list('status:200')).data).toEqual([]);
  });

  it('completes the exact name of an attribute that is called like a field', async () => {
    const names = async (prefix: string) =>
      (await logs.fields(logFieldsParamsSchema.parse({ prefix }), context())).map(({ name }) => name);
    expect(await names('status')).toContain('attributes.status');
    expect(await names('attributes.tea')).toEqual(['attributes.team']);
    expect(await names('resource.tea')).toEqual(['resource.team']);
  });

  it('is the first value of a key that was sent twice', async () => {
    const client = await store.engine.connect();
    await client.command({
      query: `INSERT INTO logs (id, timestamp, severity, source, service, attributes) SELECT 7, now64(9) - 1, 'info', 'json', 'twice', map('k', 'first', 'k', 'last')`,
    });
    await client.close();
    const { data } = await list('service:twice k:first');
    expect(data.map((row) => row.attributes)).toEqual([{ k: 'first' }]);
    expect((await list('k:last')).data).toEqual([]);
  });
});

describe('an export', () => {
  it('leaves numbers alone and makes text of formulas, unless values are wanted as they are', async () => {
    const columns = 'delta,temp,flag,note';
    const read = (raw: string) =>
      texts(logs.export(logExportParamsSchema.parse({ filter: 'service:two', columns, raw }), context()));
    expect(await read('false')).toBe(`${columns}\r\n-5,-3.5,'-Xmx512m,'=1+1\r\n`);
    expect(await read('true')).toBe(`${columns}\r\n-5,-3.5,-Xmx512m,=1+1\r\n`);
  });
});

it.each(['user.id:u1', 'attributes.user.id in (u1, u2)'])(
  'the bloom filters of values are asked for %s',
  async (text) => {
    const plan = await store.reader.query({
      name: 'test.explain',
      sql: sql`EXPLAIN indexes = 1 SELECT count() FROM logs WHERE ${filterToSql(parseFilter(text), LOG_SOURCE.target)}`,
      row: z.object({ explain: z.string() }),
    });
    expect(plan.map((line) => line.explain).join('\n')).toContain('attribute_values');
  },
);

describe('totals', () => {
  it('hold what is stored though its counts are not written yet', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const records = Array.from({ length: 40 }, (_, i) => ({
        ...emptyRecord(),
        timeUnixNano: nanos(10 + i),
        resource: { 'service.name': 'fresh', 'host.name': `h${i % 3}` },
      }));
      await submitRecords(store.pipeline, { source: 'json', records, bytes: 1000 });
      for (const filter of ['service:fresh', 'host:h1 service:fresh']) {
        const { data, page } = await list(filter, { total: 'true', limit: 1000, from: 'now-1h' });
        expect(page.total).toBe(String(data.length));
      }
    }
  });
});

describe('an empty range', () => {
  it.each(['service:old', 'host:oldhost', 'body:ancient', ''])('says where something matches %j', async (filter) => {
    await store.insertLogs([
      {
        timeUnixNano: nanos(20 * 60 + 3),
        body: 'ancient',
        resource: { 'service.name': 'old', 'host.name': 'oldhost' },
      },
    ]);
    const around = (hours: number) => String(now - hours * 3_600_000);
    const { page } = await list(filter, { from: around(16), to: around(15) });
    expect(page.nearest?.before).toBe(new Date(now - (20 * 60 + 3) * 60_000).toISOString().replace('Z', '000000Z'));
    expect(page.nearest?.after === null).toBe(filter !== '');
    const later = await list(filter, { from: around(23), to: around(22) });
    expect(later.page.nearest).toMatchObject({ before: null, after: page.nearest?.before });
  });

  it('has nothing to say of a page with rows', async () => {
    expect((await list('service:one')).page.nearest).toBeNull();
  });
});
