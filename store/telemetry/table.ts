/** A table described once; `renderTable` turns it into plain or clustered DDL. */
export interface Table {
  name: string;
  /** Column definitions as ClickHouse writes them, with codecs. */
  columns: readonly string[];
  indexes?: readonly string[];
  engine: 'MergeTree' | 'SummingMergeTree' | 'AggregatingMergeTree';
  /** The columns a SummingMergeTree adds up. */
  sums?: readonly string[];
  partitionBy: string;
  orderBy: string;
}

/**
 * Every insert is flushed to disk before it is acknowledged, and one with a known token is a no-op.
 * Parts below 32 MiB keep their columns in one file: with a file a column an insert waits for a hundred flushes instead
 * of fifteen, which cost two thirds of the intake. No batch is larger; merged parts are, and get a file a column, since
 * merging those column by column takes 4.4 µs a record instead of 7. Merges wait for ten parts of a size, since each
 * merge makes the text index anew.
 */
const SETTINGS = [
  'fsync_after_insert = 1',
  'non_replicated_deduplication_window = 1000',
  'replicated_deduplication_window = 1000',
  'min_bytes_for_wide_part = 33554432',
  'merge_selector_base = 10',
].join(', ');

/**
 * `CREATE TABLE IF NOT EXISTS` statements for one server, or for a cluster: a replicated `<name>_local`
 * on every shard and a `Distributed` table of the plain name before it.
 */
export function renderTable(table: Table, cluster: string | undefined): string[] {
  const body = [...table.columns, ...(table.indexes ?? []).map((index) => `INDEX ${index}`)].join(',\n  ');
  const sums = table.sums ? `(${table.sums.join(', ')})` : undefined;
  const tail = `PARTITION BY ${table.partitionBy}\nORDER BY ${table.orderBy}\nSETTINGS ${SETTINGS}`;
  if (cluster === undefined) {
    return [
      `CREATE TABLE IF NOT EXISTS ${table.name} (\n  ${body}\n)\nENGINE = ${table.engine}(${sums ?? ''})\n${tail}`,
    ];
  }
  const on = `ON CLUSTER ${quote(cluster)}`;
  const local = `${table.name}_local`;
  const replica = `Replicated${table.engine}('/clickhouse/tables/{shard}/{database}/${local}', '{replica}'${sums === undefined ? '' : `, ${sums}`})`;
  return [
    `CREATE TABLE IF NOT EXISTS ${local} ${on} (\n  ${body}\n)\nENGINE = ${replica}\n${tail}`,
    `CREATE TABLE IF NOT EXISTS ${table.name} ${on} AS ${local}\nENGINE = Distributed(${quote(cluster)}, currentDatabase(), ${local}, rand())`,
  ];
}

/** The name of the table that holds the parts: what `system.parts` and DROP PARTITION know. */
export function storageName(table: string, cluster: string | undefined): string {
  return cluster === undefined ? table : `${table}_local`;
}

/** An identifier in backquotes. */
export function quote(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}
