import { expect, test } from 'vitest';
import { renderStep } from './step';
import { type Cluster, renderTable, type Table } from './table';

const REPLICATED: Cluster = { name: 'main', replicated: true };
const SHARDS: Cluster = { name: 'main', replicated: false };

const table: Table = {
  name: 'hosts',
  columns: ['id UInt64', 'seen DateTime'],
  indexes: ['by_id id TYPE minmax'],
  engine: 'ReplacingMergeTree',
  version: 'seen',
  partitionBy: 'tuple()',
  orderBy: 'id',
};
const counts: Table = {
  name: 'counts',
  columns: ['key String', 'a UInt64', 'b UInt64'],
  engine: 'SummingMergeTree',
  sums: ['a', 'b'],
  partitionBy: 'tuple()',
  orderBy: 'key',
};

/** What a person reviewing the statement looks at: its first line, and the engine. */
const gist = (statement: string) => [
  statement.split('\n')[0],
  statement.split('\n').find((line) => line.startsWith('ENGINE')),
];

test('a table of one server', () => {
  const statements = renderTable(table, undefined);
  expect(statements).toHaveLength(1);
  expect(statements[0]).toMatch(
    /^CREATE TABLE IF NOT EXISTS hosts \(\n {2}id UInt64,\n {2}seen DateTime,\n {2}INDEX by_id id TYPE minmax\n\)\nENGINE = ReplacingMergeTree\(seen\)\nPARTITION BY tuple\(\)\nORDER BY id\nSETTINGS fsync_after_insert = 1, /,
  );
});

test('a cluster with replicas: DDL is spread by it, and a replica is found by its macros', () => {
  expect(renderTable(table, REPLICATED).map(gist)).toEqual([
    [
      'CREATE TABLE IF NOT EXISTS hosts_local ON CLUSTER `main` (',
      "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/{database}/hosts_local', '{replica}', seen)",
    ],
    [
      'CREATE TABLE IF NOT EXISTS hosts ON CLUSTER `main` AS hosts_local',
      'ENGINE = Distributed(`main`, currentDatabase(), hosts_local)',
    ],
  ]);
});

test('a cluster of shards alone: each host is told by itself', () => {
  expect(renderTable(counts, SHARDS).map(gist)).toEqual([
    ['CREATE TABLE IF NOT EXISTS counts_local (', 'ENGINE = SummingMergeTree((a, b))'],
    [
      'CREATE TABLE IF NOT EXISTS counts AS counts_local',
      'ENGINE = Distributed(`main`, currentDatabase(), counts_local)',
    ],
  ]);
});

test.each<[Table, string, string]>([
  [{ ...table, engine: 'MergeTree' }, 'MergeTree()', ''],
  [{ ...table, engine: 'AggregatingMergeTree' }, 'AggregatingMergeTree()', ''],
  [{ ...counts, engine: 'SummingMergeTree', sums: ['a'] }, 'SummingMergeTree((a))', ', (a)'],
  [{ ...counts, engine: 'ReplacingMergeTree' }, 'ReplacingMergeTree()', ''],
])('the engine of %o', (described, plain, parameters) => {
  expect(gist(renderTable(described, undefined)[0] ?? '')[1]).toBe(`ENGINE = ${plain}`);
  const replicated = gist(renderTable(described, REPLICATED)[0] ?? '')[1];
  expect(replicated).toMatch(/^ENGINE = Replicated/);
  expect(replicated).toContain(`'{replica}'${parameters})`);
});

test('columns are added to the table that holds the parts and to the one before it, indexes to the former', () => {
  const step = { alter: 'hosts', columns: ['os String', "zone String DEFAULT ''"], indexes: ['by_os os TYPE set(9)'] };
  const columns = "ADD COLUMN IF NOT EXISTS os String, ADD COLUMN IF NOT EXISTS zone String DEFAULT ''";
  const index = 'ADD INDEX IF NOT EXISTS by_os os TYPE set(9)';
  expect(renderStep(step, undefined)).toEqual([`ALTER TABLE hosts ${columns}, ${index}`]);
  expect(renderStep(step, SHARDS)).toEqual([
    `ALTER TABLE hosts_local ${columns}, ${index}`,
    `ALTER TABLE hosts ${columns}`,
  ]);
  expect(renderStep({ alter: 'hosts', indexes: ['by_os os TYPE set(9)'] }, REPLICATED)).toEqual([
    `ALTER TABLE hosts_local ON CLUSTER \`main\` ${index}`,
  ]);
});

test('a statement of its own is told the names', () => {
  const step = {
    sql: ({ stored, on }: { stored(table: string): string; on: string }) =>
      `ALTER TABLE ${stored('hosts')}${on} MODIFY SETTING merge_selector_base = 5`,
  };
  expect(renderStep(step, undefined)).toEqual(['ALTER TABLE hosts MODIFY SETTING merge_selector_base = 5']);
  expect(renderStep(step, REPLICATED)).toEqual([
    'ALTER TABLE hosts_local ON CLUSTER `main` MODIFY SETTING merge_selector_base = 5',
  ]);
});
