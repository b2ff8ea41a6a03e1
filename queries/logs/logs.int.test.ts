import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matcher } from '@/analysis/filter/matcher';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { FilterNode } from '@/model/filter/filter-node';
import { printFilter } from '@/model/filter/print-filter';
import type { LogRecord, LogRow } from '@/model/log';
import {
  logFacetsParamsSchema,
  logHistogramParamsSchema,
  logListParamsSchema,
  logRangeParamsSchema,
  logValuesParamsSchema,
} from '@/model/log-api';
import { SEVERITIES, type Severity, severityOf } from '@/model/severity';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import type { QueryContext } from '@/queries/query-context';
import { countRecords } from '@/queries/records/count-records';
import { toRecordQuery } from '@/queries/records/record-query';
import { randomFilter } from '@/queries/testing/random-filter';
import { sampleRecord, seeded } from '@/queries/testing/sample-records';
import { viewOfRecord } from '@/queries/testing/view-of-record';
import { logPatterns } from './log-patterns';
import { LOG_SOURCE } from './log-source';
import { logHistogram, logs } from './logs';

let store: TestPipeline;
let context: QueryContext;
const records: LogRecord[] = [];
const NOW = Math.floor(Date.now() / 1000) * 1000;
const HOURS = 3;

beforeAll(async () => {
  store = await openTestPipeline();
  context = { reader: store.reader, now: NOW };
  const random = seeded(7);
  for (let i = 0; i < 3000; i += 1) records.push(sampleRecord(random, NOW - random() * HOURS * 3_600_000));
  await store.insertLogs(records.slice(0, 1500), 'json');
  await store.insertLogs(records.slice(1500), 'otlp-http');
});
afterAll(() => store.close());

const range = fc
  .tuple(fc.nat(HOURS * 3600), fc.nat(HOURS * 3600))
  .map(([a, b]) => ({ from: NOW - Math.max(a, b) * 1000 - 1, to: NOW - Math.min(a, b) * 1000 }));
const within = (record: LogRecord, { from, to }: { from: number; to: number }) => {
  const at = BigInt(record.timeUnixNano);
  return at >= BigInt(from) * 1_000_000n && at < BigInt(to) * 1_000_000n;
};
const texts = (filter: FilterNode, asked: { from: number; to: number }) => ({
  filter: printFilter(filter),
  from: String(asked.from),
  to: String(asked.to),
});
const sum = (counts: readonly { count: string }[]) => counts.reduce((total, { count }) => total + Number(count), 0);

describe('filters', () => {
  it('mean in SQL what they mean on paper, by rows and by rollups', async () => {
    await fc.assert(
      fc.asyncProperty(randomFilter, range, async (filter, asked) => {
        const params = texts(filter, asked);
        const matches = matcher(filter, LOG_FIELDS);
        const expected = records.filter((record) => within(record, asked) && matches(viewOfRecord(record))).length;
        const list = await logs.list(logListParamsSchema.parse({ ...params, limit: 1000 }), context);
        const total = Number(await countRecords(LOG_SOURCE, toRecordQuery(params, LOG_FIELDS, NOW), context));
        expect(total).toBe(expected);
        if (expected <= 1000) expect(list.data).toHaveLength(expected);
        const histogram = await logHistogram(logHistogramParamsSchema.parse({ ...params, buckets: 12 }), context);
        expect(Number(histogram.total)).toBe(expected);
        const facets = await logs.facets(logFacetsParamsSchema.parse({ ...params, limit: 100 }), context);
        for (const name of ['severity', 'service', 'source', 'host.name']) {
          expect(sum(facets.find((facet) => facet.field === name)?.values ?? [])).toBe(expected);
        }
      }),
      { numRuns: 80, interruptAfterTimeLimit: 20_000 },
    );
  });

  it.each([
    'service:cart',
    'level>=error -service:web',
    'source:json host:h1',
    'host:(h1 OR h2) service:cart',
    'status:[500 TO 599]',
    '*',
  ])('count %s the same in rollups and in rows', async (text) => {
    const rolled = await facetsOf(text);
    const read = await facetsOf(`(${text}) -"no such word"`);
    expect(rolled).toEqual(read);
  });

  const facetsOf = (filter: string) =>
    logs.facets(
      logFacetsParamsSchema.parse({
        filter,
        from: String(NOW - 7_000_123),
        to: String(NOW - 60_123),
        fields: 'service,severity,source,host.name,exception.type,http.response.status_code,user.id,severity_number',
        limit: 50,
      }),
      context,
    );
});

describe('listLogs', () => {
  it.each(['asc', 'desc'] as const)(
    'pages %s through everything once, in order, while records arrive',
    async (order) => {
      const seen: LogRow[] = [];
      let cursor: string | undefined;
      do {
        const params = {
          from: String(NOW - HOURS * 3_600_000),
          to: String(NOW),
          order,
          limit: 173,
          ...(cursor && { cursor }),
        };
        const page = await logs.list(logListParamsSchema.parse(params), context);
        seen.push(...page.data);
        cursor = page.page.next_cursor ?? undefined;
        await store.insertLogs([{ ...sampleRecord(seeded(1), NOW + 3_600_000), body: 'later' }]);
      } while (cursor !== undefined);
      const expected = records.map((record) => BigInt(record.timeUnixNano)).sort((a, b) => (a < b ? -1 : 1));
      expect(new Set(seen.map((row) => row.id)).size).toBe(records.length);
      const times = seen.map((row) => row.timestamp);
      expect(times).toEqual([...times].sort((a, b) => (order === 'asc' ? 1 : -1) * (a < b ? -1 : Number(a > b))));
      expect(seen).toHaveLength(expected.length);
    },
  );

  it.each([
    'x',
    '!!',
    Buffer.from("1 1'); DROP TABLE logs").toString('base64url'),
    Buffer.from('1 99999999999999999999').toString('base64url'),
  ])('refuses the cursor %s', async (cursor) => {
    await expect(logs.list(logListParamsSchema.parse({ cursor }), context)).rejects.toMatchObject({
      code: 'bad_request',
    });
  });
});

describe('hostile names and values', () => {
  const hostile = [
    "'",
    "\\'",
    '`',
    '{p0:String}',
    "'); DROP TABLE logs; --",
    '/*',
    '\n',
    '%',
    '$1',
    '\u0000',
    'a]b',
    '🙂',
    '__proto__',
  ];
  it.each(hostile)('%j is only ever data', async (text) => {
    const quoted = `"${text.replace(/["\\]/g, '\\$&')}"`;
    for (const filter of [quoted, `${quoted}:${quoted}`, `service:${quoted}`, `${quoted}>=${quoted}`, `${quoted}:*`]) {
      await logs.list(logListParamsSchema.parse({ filter, total: 'true', from: 'now-3h' }), context);
      await logHistogram(logHistogramParamsSchema.parse({ filter, from: 'now-3h' }), context);
    }
    await logs.facets(logFacetsParamsSchema.parse({ fields: text.replaceAll(',', ''), from: 'now-3h' }), context);
    await logs.values(logValuesParamsSchema.parse({ field: text, prefix: text, from: 'now-3h' }), context);
    expect((await logs.list(logListParamsSchema.parse({ from: 'now-3h', limit: 1 }), context)).data).toHaveLength(1);
  });
});

describe('logPatterns', () => {
  it('groups by template, scales to all matches and gives a filter that finds them', async () => {
    const patterns = await logPatterns(logRangeParamsSchema.parse({ from: `now-${HOURS}h` }), context);
    expect(patterns.sample).toEqual({ rows: patterns.sample.total, total: patterns.sample.total });
    expect(Number(patterns.sample.total)).toBeGreaterThan(2990);
    const pool = patterns.data.find((pattern) => pattern.template === 'connection pool exhausted after <*> s');
    expect(pool?.examples[0]?.body).toBe('connection pool exhausted after 30 s');
    const severities = records
      .filter(({ body }) => /^connection pool exhausted after \d+ s$/.test(body))
      .map(({ severityNumber }) => severityOf(severityNumber));
    const countOf = (severity: Severity) => severities.filter((one) => one === severity).length;
    expect(countOf(pool?.severity ?? 'unknown')).toBe(Math.max(...SEVERITIES.map(countOf)));
    expect(pool?.error_share).toBeCloseTo((countOf('fatal') + countOf('error')) / severities.length, 10);
    expect(Number(pool?.count)).toBe(pool?.trend.reduce((total, count) => total + count, 0));
    const found = await countRecords(
      LOG_SOURCE,
      toRecordQuery({ filter: pool?.filter ?? '', from: `now-${HOURS}h`, to: 'now' }, LOG_FIELDS, NOW),
      context,
    );
    expect(found).toBe(pool?.count);
  });
});
