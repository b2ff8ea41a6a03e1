import type { Table } from '@/store/telemetry/table';

const text = 'LowCardinality(String)';
const PROMOTED = [
  'host',
  'environment',
  'version',
  'k8s_namespace',
  'k8s_pod',
  'container',
  'http_method',
  'http_status',
  'http_route',
  'exception_type',
];

/**
 * Records and their rollups share one partition key, so that retention drops what is counted together with the counts.
 * `day` is the storage day: the event's day when it is recent, the first of its month when it came late, so that
 * an import of ten years makes 120 partitions and not 3,650. A retention of 0 days is for ever.
 */
const RETENTION = ['retention_days UInt16', 'day Date'];
const BY_RETENTION = { partitionBy: '(retention_days, day)', keptWith: 'logs' };

/**
 * Log records as stored.
 * - `id` ascends in order of arrival: epoch milliseconds × 2^20 + n × 64 + the number of the
 *   process, so it also says when the record came in.
 * - Sorted by five-minute bucket first: "newest first" reads from the end whatever the service.
 * - Attributes: a map with LowCardinality keys; values plain, since an id in each record makes a dictionary of values
 *   cost a third of the insert rate. Promoted keys have columns; an index over all `key=value` items would cut inserts to a quarter.
 */
const logs: Table = {
  name: 'logs',
  columns: [
    'id UInt64 CODEC(Delta, ZSTD(1))',
    "timestamp DateTime64(9, 'UTC') CODEC(Delta, ZSTD(1))",
    'severity_number UInt8',
    `severity ${text}`,
    `severity_text ${text}`,
    `service ${text}`,
    'body String CODEC(ZSTD(1))',
    'trace_id String CODEC(ZSTD(1))',
    'span_id String CODEC(ZSTD(1))',
    `scope ${text}`,
    `source ${text}`,
    `route ${text} DEFAULT ''`,
    'sample_rate Float32 DEFAULT 1',
    `attributes Map(${text}, String) CODEC(ZSTD(1))`,
    `resource Map(${text}, ${text})`,
    ...PROMOTED.map((name) => `${name} ${text}`),
    ...RETENTION,
    "inserted_at DateTime64(3, 'UTC') ALIAS fromUnixTimestamp64Milli(toInt64(bitShiftRight(id, 20)), 'UTC')",
  ],
  indexes: [
    "body_tokens lower(body) TYPE text(tokenizer = 'splitByNonAlpha') GRANULARITY 100000000",
    'trace trace_id TYPE bloom_filter(0.01) GRANULARITY 1',
    // What a filter on any attribute asks first: which granules have the value under some key.
    'attribute_values mapValues(attributes) TYPE bloom_filter(0.01) GRANULARITY 1',
    'resource_values mapValues(resource) TYPE bloom_filter(0.01) GRANULARITY 1',
    // The live tail and the ingestion rate ask for what arrived since an id, whatever its timestamp.
    'arrival id TYPE minmax GRANULARITY 1',
  ],
  engine: 'MergeTree',
  ...BY_RETENTION,
  orderBy: '(toStartOfFiveMinutes(timestamp), service, timestamp)',
};

const logCounts: Table = {
  name: 'log_counts_1m',
  columns: [
    "minute DateTime('UTC')",
    `service ${text}`,
    `severity ${text}`,
    `source ${text}`,
    ...RETENTION,
    'records UInt64',
    'bytes UInt64',
  ],
  engine: 'SummingMergeTree',
  sums: ['records', 'bytes'],
  ...BY_RETENTION,
  orderBy: '(minute, service, severity, source)',
};

const logFacets: Table = {
  name: 'log_facets_5m',
  columns: [
    "bucket DateTime('UTC')",
    `field ${text}`,
    `service ${text}`,
    `severity ${text}`,
    'value String CODEC(ZSTD(1))',
    ...RETENTION,
    'records UInt64',
  ],
  engine: 'SummingMergeTree',
  sums: ['records'],
  ...BY_RETENTION,
  orderBy: '(bucket, field, service, severity, value)',
};

const logKeys: Table = {
  name: 'log_keys_1h',
  columns: ["hour DateTime('UTC')", `kind ${text}`, `key ${text}`, ...RETENTION, 'records UInt64'],
  engine: 'SummingMergeTree',
  sums: ['records'],
  ...BY_RETENTION,
  orderBy: '(hour, kind, key)',
};

/** What became of every record received, by minute; the newest example of a rejection is kept. */
const ledger: Table = {
  name: 'ledger',
  columns: [
    "minute DateTime('UTC')",
    `signal ${text}`,
    `source ${text}`,
    `key ${text}`,
    `route ${text}`,
    `outcome ${text}`,
    `reason ${text}`,
    `filter ${text}`,
    'records SimpleAggregateFunction(sum, UInt64)',
    'requests SimpleAggregateFunction(sum, UInt64)',
    'bytes SimpleAggregateFunction(sum, UInt64)',
    'example SimpleAggregateFunction(anyLast, String)',
  ],
  engine: 'AggregatingMergeTree',
  partitionBy: 'toYYYYMM(minute)',
  orderBy: '(minute, signal, source, key, route, outcome, reason, filter)',
};

export const tables: readonly Table[] = [logs, logCounts, logFacets, logKeys, ledger];
