import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { matcher } from '@/analysis/filter/matcher';
import { type Field, FieldSet, type FieldType } from '@/model/fields/field-set';
import { fieldValue } from '@/model/fields/field-value';
import { COMPARISONS, type FilterNode } from '@/model/filter/filter-node';
import { parseFilter } from '@/model/filter/parse-filter';
import { printFilter } from '@/model/filter/print-filter';
import { LOGS } from '@/model/signals/logs';
import type { QueryContext } from '@/queries/query-context';
import { seeded } from '@/queries/testing/sample-records';
import { isoText } from '@/queries/time-to-sql';
import { sql } from '@/store/telemetry/sql';
import { openTestStore, type TestStore } from '@/store/testing/open-test-store';
import { recordQueries } from './record-queries';
import { recordSource, type StoredRecord } from './record-source';

const field = (name: string, type: FieldType, about: Partial<Field> = {}): Field => ({
  name,
  aliases: [],
  column: name,
  type,
  promotedFrom: [],
  facet: false,
  countable: true,
  rollups: [],
  ...about,
});
const STATES = ['unset', 'ok', 'failed'];

/** A signal that is only imagined, with a field of each type. */
const FIELDS = new FieldSet([
  field('state', 'enum', {
    values: { values: STATES, valueOf: (word) => STATES.find((one) => one === word) },
    facet: true,
  }),
  field('name', 'text', { fullText: true, exportOrder: 1 }),
  field('took', 'duration', { exportOrder: 2 }),
  field('ratio', 'float'),
  field('count', 'integer'),
  field('cached', 'boolean'),
  field('peer', 'ip'),
  field('id', 'integer', { countable: false }),
]);
const TOYS = recordSource<StoredRecord>({
  model: { signal: 'metrics', table: 'toys', fields: FIELDS, rollups: [], keyCounts: LOGS.keyCounts },
  columns: sql`toString(id) AS id_text, toString(timestamp) AS time_text, state, name, took, ratio, count, cached, peer, attributes, resource`,
  row: z
    .looseObject({
      id_text: z.string(),
      time_text: z.string(),
      attributes: z.record(z.string(), z.string()),
      resource: z.record(z.string(), z.string()),
    })
    .transform(({ id_text, time_text, ...row }) => ({ ...row, id: id_text, timestamp: isoText(time_text) })),
  around: (row) => ({ kind: 'equals', field: 'name', value: String(row.name) }),
});
const toys = recordQueries(TOYS);

let store: TestStore;
const NOW = Date.now();
const context = (): QueryContext => ({ reader: store.reader, now: NOW });
const params = { from: String(NOW - 3_600_000), to: String(NOW), filter: '' };
const list = { ...params, order: 'asc', limit: 1000, total: 'true' } as const;
const rows: Record<string, unknown>[] = [];

beforeAll(async () => {
  store = await openTestStore();
  const random = seeded(3);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  for (let i = 0; i < 200; i += 1) {
    rows.push({
      id: String(i + 1),
      timestamp: `${NOW - 3_600_000 + i * 10_000}000000`,
      state: pick(STATES),
      name: pick(['GET /cart', 'GET /', 'pay now', '결제', '']),
      took: pick(['0', '250', '1500000000', '90000000000', '20000000']),
      ratio: pick([0, 0.5, -1.25, 1e6, 3]),
      count: pick(['0', '7', '-7', '9007199254740993']),
      cached: pick([true, false]),
      peer: pick(['', '10.0.0.7', '10.9.0.1', '2001:db8::1', 'localhost']),
      attributes: pick([{}, { shape: 'round' }, { shape: '' }, { shape: '12.5' }]),
      resource: pick([{}, { shape: 'square' }, { shape: '7' }]),
    });
  }
  const client = await store.engine.connect();
  await client.command({
    query: `CREATE TABLE toys (id UInt64, timestamp DateTime64(9, 'UTC'), state LowCardinality(String), name String, took Int64, ratio Float64, count Int64,
      cached Bool, peer LowCardinality(String), attributes Map(LowCardinality(String), String), resource Map(LowCardinality(String), LowCardinality(String)))
      ENGINE = MergeTree ORDER BY (toStartOfFiveMinutes(timestamp), timestamp)`,
  });
  await client.insert({ table: 'toys', values: rows, format: 'JSONEachRow' });
  await client.close();
});
afterAll(() => store.close());

const word: Record<string, fc.Arbitrary<string>> = {
  state: fc.constantFrom(...STATES),
  took: fc.constantFrom('1.5s', '20ms', '250', '1m30s', '0', '-1s'),
  ratio: fc.constantFrom('0', '0.5', '-1.25', '1e6', '2'),
  count: fc.constantFrom('7', '-7', '0', '9007199254740993', '9007199254740992'),
  cached: fc.constantFrom('true', 'false', '1'),
  peer: fc.constantFrom('10.0.0.7', '2001:db8::1', '10.5.0.0'),
  shape: fc.constantFrom('round', 'square', '7', '12.5', '', '10'),
  'attributes.shape': fc.constantFrom('round', 'square', ''),
  'resource.shape': fc.constantFrom('square', '7', ''),
};
const names = fc.constantFrom(...Object.keys(word));
const wordOf = (name: string): fc.Arbitrary<string> => word[name] ?? fc.constant('');
const about = names.chain((name) =>
  fc.oneof(
    wordOf(name).map((value): FilterNode => ({ kind: 'equals', field: name, value })),
    fc.constant<FilterNode>({ kind: 'exists', field: name }),
    fc
      .uniqueArray(wordOf(name), { minLength: 2, maxLength: 3 })
      .map((values): FilterNode => ({ kind: 'in', field: name, values })),
    fc
      .tuple(
        fc.constantFrom(...COMPARISONS),
        wordOf(name).filter((value) => value !== ''),
      )
      .map(([operator, value]): FilterNode => ({ kind: 'compare', field: name, operator, value })),
    fc
      .tuple(fc.option(wordOf(name)), fc.option(wordOf(name)), fc.boolean())
      .filter(([from, to]) => from !== '' && to !== '')
      .map(
        ([from, to, inclusive]): FilterNode => ({
          kind: 'range',
          field: name,
          from: from === null ? null : { value: from, inclusive },
          to: to === null ? null : { value: to, inclusive: !inclusive },
        }),
      ),
    fc.constantFrom('^1', 'o', '\\.5$', 'e$').map((pattern): FilterNode => ({ kind: 'regex', field: name, pattern })),
    fc.constantFrom('T', '1', 'R').map((text): FilterNode => ({ kind: 'pattern', field: name, parts: [text, ''] })),
    fc
      .constantFrom('10.0.0.0/8', '10.0.0.0/16', '2001:db8::/32')
      .map((network): FilterNode => ({ kind: 'cidr', field: name, network })),
  ),
);
const filter = fc.oneof(
  about,
  about.map((child): FilterNode => ({ kind: 'not', child })),
  fc.tuple(about, about).map((children): FilterNode => ({ kind: 'or', children })),
  fc.tuple(about, about).map((children): FilterNode => ({ kind: 'and', children })),
  fc.constantFrom('get', 'PAY now', '결', 'cart').map((value): FilterNode => ({ kind: 'text', value })),
  fc.constantFrom('^GET', '제$').map((pattern): FilterNode => ({ kind: 'regex', field: null, pattern })),
);

it('finds of a field of any type what the matcher finds', async () => {
  const all = (await toys.list(list, context())).data;
  expect(all).toHaveLength(rows.length);
  await fc.assert(
    fc.asyncProperty(filter, async (node) => {
      const text = printFilter(node);
      expect(parseFilter(text, FIELDS)).toEqual(node);
      const matches = matcher(node, FIELDS);
      const wanted = all.filter((row) =>
        matches({
          field: ({ name }) => fieldValue(FIELDS, row, name),
          attribute: (key) => row.attributes[key] ?? '',
          resource: (key) => row.resource[key] ?? '',
        }),
      );
      const found = await toys.list({ ...list, filter: text }, context());
      expect(found.data.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      expect(found.page.total).toBe(String(wanted.length));
    }),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
});

it('counts, follows and exports them', async () => {
  const histogram = await toys.histogram('state')({ ...params, buckets: 12 }, context());
  expect(histogram.total).toBe(String(rows.length));
  const byName = await toys.histogram('name')({ ...params, buckets: 12 }, context());
  expect(byName.buckets.flatMap(({ counts }) => Object.keys(counts))).toContain('pay now');
  const facets = await toys.facets({ ...params, limit: 5 }, context());
  expect(facets).toEqual([expect.objectContaining({ field: 'state', distinct: 3 })]);
  const values = await toys.values({ ...params, field: 'peer', prefix: '10.', limit: 5 }, context());
  expect(values.map(({ value }) => value).sort()).toEqual(['10.0.0.7', '10.9.0.1']);
  let csv = '';
  const asked = {
    ...params,
    filter: 'took>=1m',
    order: 'asc',
    format: 'csv',
    bom: 'false',
    raw: 'false',
    limit: 1,
  } as const;
  for await (const text of toys.export(asked, context())) csv += text;
  expect(csv.split('\r\n')[0]).toBe('timestamp,name,took,inserted_at,attributes,resource');
  const [first] = (await toys.list({ ...list, limit: 1 }, context())).data;
  const around = await toys.context({ id: '1', timestamp: first?.timestamp ?? '', limit: 3 }, context());
  expect(new Set(around.map(({ name }) => name)).size).toBe(1);
});

it('refuses what a field cannot be, at the character', () => {
  for (const [text, mistake, offset] of [
    ['took>1day', 'notADuration', 5],
    ['ratio:many', 'notADecimal', 6],
    ['cached:maybe', 'notABoolean', 7],
    ['peer:nowhere', 'notAnAddress', 5],
    ['state>=done', 'notOneOf', 7],
    ['count in (1, x)', 'notANumber', 13],
  ] as const) {
    expect(() => parseFilter(text, FIELDS)).toThrow(
      expect.objectContaining({ found: expect.objectContaining({ mistake, offset }) }),
    );
  }
});
