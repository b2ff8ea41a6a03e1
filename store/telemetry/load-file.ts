import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ClickHouseClient } from '@clickhouse/client';
import { AppError } from '@/model/errors';
import type { Engine } from './engine';
import { identifier, joinSql, param, renderSql, type Sql, sql } from './sql';
import { literal, quote, storageName } from './table';

/** A file that takes the place of one partition. */
export interface FileLoad {
  /** A table that is partitioned. */
  table: string;
  /** The partition's id in `system.parts`; a file with rows of another one is refused. */
  partitionId: string;
  /** Absolute; one that ends in `.gz` is decompressed. */
  path: string;
  format: 'CSVWithNames' | 'Parquet';
  /** The file's columns as ClickHouse writes them; those it has beside them are left out. */
  structure: string;
  /** What becomes of them: the table's columns by name, each an expression over the file's. */
  columns: Readonly<Record<string, Sql>>;
  /** Looks at the rows before anyone else can. Throws when they are not to be taken, for example since totals differ. */
  check(staging: Staging): Promise<void>;
}

/** The rows of a file before they are in the table. */
export interface Staging {
  /** Stands for the table of these rows. */
  table: Sql;
  query<Row>(statement: Sql): Promise<Row[]>;
}

/** A table of rows on their way is called after the one that is meant, and when its load began, in milliseconds. */
const MARK = '_load_';
/** On a server that others may be using, a load that is older than this has no process any more. */
const ABANDONED_AFTER_MS = 6 * 3_600_000;

const SETTINGS = {
  date_time_input_format: 'best_effort',
  // A column that is missing is a file that is not understood.
  input_format_parquet_allow_missing_columns: 0,
  max_partitions_per_insert_block: '0',
  async_insert: 0,
} as const;

/**
 * Lets the engine read a file into a table beside the one that is meant, and puts its rows in the place of a partition in
 * one step: readers see the old rows or the new ones. The same file again changes nothing, and one that does not read, is
 * empty or is refused leaves everything as it was.
 * @returns the rows that are now in the partition
 * @throws AppError bad_request when the file is empty or has rows of other partitions; what `check` threw; the engine's own error
 */
export async function loadFile(engine: Engine, load: FileLoad): Promise<number> {
  if (engine.cluster?.replicated) throw new Error('A file cannot be loaded into a cluster with replicas yet.');
  const hosts = await engine.connectHosts();
  const [host, ...others] = hosts;
  if (!host) throw new Error('The store has no host.');
  const target = quote(storageName(load.table, engine.cluster));
  const name = `${load.table}${MARK}${Date.now()}_${randomBytes(4).toString('hex')}`;
  const staging = quote(name);
  const table = identifier(name, [name]);
  try {
    await host.command({ query: `CREATE TABLE ${staging} AS ${target}` });
    await readInto(host, staging, engine.embedded, load);
    const rows = await countRows(host, table, load.partitionId);
    await load.check({ table, query: (statement) => query(host, statement) });
    const partition = `PARTITION ID ${literal(load.partitionId)}`;
    await host.command({ query: `ALTER TABLE ${target} REPLACE ${partition} FROM ${staging}` });
    // Rows of an earlier load may lie on another shard, when the order of the hosts was another.
    for (const other of others) await other.command({ query: `ALTER TABLE ${target} DROP ${partition}` });
    return rows;
  } finally {
    await host.command({ query: `DROP TABLE IF EXISTS ${staging} SYNC` }).catch(() => undefined);
    await Promise.all(hosts.map((client) => client.close()));
  }
}

/** Removes what loads left whose process was killed. @param hosts sessions of `Engine.connectHosts` */
export async function removeAbandonedLoads(engine: Engine, hosts: readonly ClickHouseClient[]): Promise<void> {
  // The embedded engine has one process, which has only just started.
  const began = engine.embedded ? Number.POSITIVE_INFINITY : Date.now() - ABANDONED_AFTER_MS;
  for (const host of hosts) {
    const tables = await query<{ name: string; ms: string }>(
      host,
      sql`SELECT name, extract(name, ${param.string(`${MARK}(\\d{13})_[0-9a-f]{8}$`)}) AS ms
          FROM system.tables WHERE database = currentDatabase() AND ms != ''`,
    );
    for (const { name } of tables.filter(({ ms }) => Number(ms) < began))
      await host.command({ query: `DROP TABLE IF EXISTS ${quote(name)} SYNC` });
  }
}

async function readInto(client: ClickHouseClient, staging: string, embedded: boolean, load: FileLoad): Promise<void> {
  const { path, format, structure, columns } = load;
  const names = Object.keys(columns).map(quote).join(', ');
  const source = embedded
    ? `file(${literal(path)}, ${format}, ${literal(structure)}, ${path.endsWith('.gz') ? "'gzip'" : "'none'"})`
    : `input(${literal(structure)})`;
  const values = renderSql(joinSql(Object.values(columns), ', '));
  const statement = `INSERT INTO ${staging} (${names}) SELECT ${values.query} FROM ${source}`;
  const { query_params } = values;
  if (embedded) return void (await client.command({ query: statement, query_params, clickhouse_settings: SETTINGS }));
  const { stream } = await client.exec({
    query: `${statement} FORMAT ${format}`,
    query_params,
    values: await openFile(path),
    clickhouse_settings: SETTINGS,
  });
  stream.resume();
}

async function openFile(path: string): Promise<Readable> {
  const file = (await open(path)).createReadStream();
  // An error of either ends both, and with them the request.
  return path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
}

/** @throws AppError bad_request when there are none, or some the swap would leave behind */
async function countRows(client: ClickHouseClient, table: Sql, partitionId: string): Promise<number> {
  const [counted] = await query<{ rows: string; strays: string }>(
    client,
    sql`SELECT count() AS rows, countIf(_partition_id != ${param.string(partitionId)}) AS strays FROM ${table}`,
  );
  const rows = Number(counted?.rows);
  if (rows === 0) throw new AppError('bad_request', 'The file holds no rows.');
  if (Number(counted?.strays) > 0) {
    throw new AppError('bad_request', `The file holds ${counted?.strays} rows that do not belong to ${partitionId}.`);
  }
  return rows;
}

async function query<Row>(client: ClickHouseClient, statement: Sql): Promise<Row[]> {
  const result = await client.query({ ...renderSql(statement), format: 'JSONEachRow' });
  return result.json<Row>();
}
