/** How a table merges its parts, with what that takes. */
type Merging =
  | { engine: 'MergeTree' | 'AggregatingMergeTree' }
  /** Rows of one key become one, whose `sums` are added up. */
  | { engine: 'SummingMergeTree'; sums: readonly string[] }
  /** Rows of one key become the one with the highest `version`, or without it the last one written. */
  | { engine: 'ReplacingMergeTree'; version?: string };

/** A table described once; `renderTable` turns it into plain or clustered DDL. */
export type Table = Merging & {
  name: string;
  /** Column definitions as ClickHouse writes them, with codecs. */
  columns: readonly string[];
  indexes?: readonly string[];
  partitionBy: string;
  orderBy: string;
  /**
   * Retention drops its partitions, which go by `(retention_days, day)`, with those of this table of records: its own,
   * or the one it counts.
   */
  keptWith?: string;
};

/** Several shards that hold the tables together. */
export interface Cluster {
  name: string;
  /** Shards have replicas and a Keeper, which also spreads DDL. Without, each host is told by itself. */
  replicated: boolean;
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
 * `CREATE TABLE IF NOT EXISTS` statements for one server, or for a cluster: a `<name>_local` on every shard and a
 * `Distributed` table of the plain name before it. That one has no sharding key: a batch whose rows were dealt to the
 * shards anew when it is sent again would be lost in part, so an insert that does not name its shard is refused.
 */
export function renderTable(table: Table, cluster: Cluster | undefined): string[] {
  const body = [...table.columns, ...(table.indexes ?? []).map((index) => `INDEX ${index}`)].join(',\n  ');
  const stored = storageName(table.name, cluster);
  const on = onCluster(cluster);
  const create = `CREATE TABLE IF NOT EXISTS ${stored}${on} (
  ${body}
)
ENGINE = ${renderEngine(table, cluster)}
PARTITION BY ${table.partitionBy}
ORDER BY ${table.orderBy}
SETTINGS ${SETTINGS}`;
  if (cluster === undefined) return [create];
  const distributed = `Distributed(${quote(cluster.name)}, currentDatabase(), ${stored})`;
  return [create, `CREATE TABLE IF NOT EXISTS ${table.name}${on} AS ${stored}\nENGINE = ${distributed}`];
}

function renderEngine(table: Table, cluster: Cluster | undefined): string {
  const parameters = cluster?.replicated
    ? [`'/clickhouse/tables/{shard}/{database}/${storageName(table.name, cluster)}'`, "'{replica}'"]
    : [];
  if (table.engine === 'SummingMergeTree') parameters.push(`(${table.sums.join(', ')})`);
  if (table.engine === 'ReplacingMergeTree' && table.version !== undefined) parameters.push(table.version);
  return `${cluster?.replicated ? 'Replicated' : ''}${table.engine}(${parameters.join(', ')})`;
}

/** The name of the table that holds the parts: what `system.parts` and DROP PARTITION know. */
export function storageName(table: string, cluster: Cluster | undefined): string {
  return cluster === undefined ? table : `${table}_local`;
}

/** What follows the name of a table in DDL, with its leading space. */
export function onCluster(cluster: Cluster | undefined): string {
  return cluster?.replicated ? ` ON CLUSTER ${quote(cluster.name)}` : '';
}

/** An identifier in backquotes. */
export function quote(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

/** A text in quotes. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
