import { FieldSet, describeField as field } from '@/model/fields/field-set';
import type { SignalModel } from '@/model/signal';
import type { Table } from '@/store/telemetry/table';

const COUNTS = 'toy_counts_1m';
const FACETS = 'toy_facets_1h';
export const STATUSES = ['ok', 'slow', 'failed'] as const;

/** A second signal, as small as one that has everything can be: calls, in the lane of spans. */
export const TOY: SignalModel = {
  signal: 'spans',
  table: 'toy_calls',
  fields: new FieldSet([
    field('status', {
      type: 'enum',
      values: { values: STATUSES, valueOf: (word) => STATUSES.find((status) => status === word.toLowerCase()) },
      rollups: [COUNTS, FACETS],
    }),
    field('service', { aliases: ['service.name'], rollups: [COUNTS] }),
    field('source', { rollups: [FACETS] }),
    field('scope', { rollups: [FACETS] }),
    field('operation', { facet: true, rollups: [FACETS] }),
    field('duration', { column: 'duration_ns', type: 'duration' }),
    field('ratio', { type: 'float' }),
    field('client', { type: 'ip' }),
    field('http.route', { column: 'http_route', promotedFrom: ['http.route'], rollups: [FACETS] }),
    field('cloud.region', { column: 'region', aliases: ['region'], promotedFrom: ['cloud.region'], rollups: [FACETS] }),
  ]),
  rollups: [
    {
      table: COUNTS,
      time: 'minute',
      stepMs: 60_000,
      keys: ['service', 'status'],
      facets: false,
      sums: ['records', 'duration_ns'],
    },
    { table: FACETS, time: 'hour', stepMs: 3_600_000, keys: ['status'], facets: true, sums: ['records'] },
  ],
  keyCounts: {
    table: 'toy_keys_1h',
    time: 'hour',
    stepMs: 3_600_000,
    keys: ['kind', 'key'],
    facets: false,
    sums: ['records'],
  },
};

const text = 'LowCardinality(String)';
const FILED = ['retention_days UInt16', 'day Date'];
const partitionBy = '(retention_days, day)';

export const TOY_TABLES: readonly Table[] = [
  {
    name: TOY.table,
    columns: [
      'id UInt64',
      "timestamp DateTime64(9, 'UTC')",
      ...['status', 'operation', 'service', 'scope', 'source', 'http_route', 'region'].map((name) => `${name} ${text}`),
      'duration_ns Int64',
      'ratio Float64',
      'client String',
      'tags Array(String)',
      `attributes Map(${text}, String)`,
      `resource Map(${text}, ${text})`,
      ...FILED,
    ],
    engine: 'MergeTree',
    partitionBy,
    orderBy: '(toStartOfHour(timestamp), service, timestamp)',
  },
  {
    name: COUNTS,
    columns: [
      "minute DateTime('UTC')",
      `service ${text}`,
      `status ${text}`,
      ...FILED,
      'records UInt64',
      'duration_ns Int64',
    ],
    engine: 'SummingMergeTree',
    sums: ['records', 'duration_ns'],
    partitionBy,
    orderBy: '(minute, service, status)',
  },
  {
    name: FACETS,
    columns: ["hour DateTime('UTC')", `status ${text}`, `field ${text}`, 'value String', ...FILED, 'records UInt64'],
    engine: 'SummingMergeTree',
    sums: ['records'],
    partitionBy,
    orderBy: '(hour, status, field, value)',
  },
  {
    name: TOY.keyCounts.table,
    columns: ["hour DateTime('UTC')", `kind ${text}`, `key ${text}`, ...FILED, 'records UInt64'],
    engine: 'SummingMergeTree',
    sums: ['records'],
    partitionBy,
    orderBy: '(hour, kind, key)',
  },
];
