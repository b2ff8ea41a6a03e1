import { z } from 'zod';
import type { FilterNode } from '@/model/filter/filter-node';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { param, type Sql, sql } from '@/store/telemetry/sql';
import type { RecordSource, StoredRecord } from './record-source';

/** Rows given at one time; the newest win. */
const MAX_ROWS = 200;

export interface TailEvent<Row> {
  /** Oldest first. */
  rows: Row[];
  /** Rows that matched but were left out. */
  skipped: number;
}

/** The first id a record arriving at this time can get. */
export function firstIdAt(ms: number): bigint {
  return BigInt(Math.floor(ms)) << 20n;
}

/**
 * Matches that arrived after the record with id `after`, whatever their timestamp, oldest first.
 * `last` is where the next call goes on.
 */
export async function tailRecords<Row extends StoredRecord>(
  { model, target, table, columns, row }: RecordSource<Row>,
  node: FilterNode,
  after: bigint,
  { reader, signal }: QueryContext,
): Promise<TailEvent<Row> & { last: bigint }> {
  const where = filterToSql(node, target);
  const name = `${model.signal}.tail`;
  const [found] = await reader.query({
    name,
    sql: sql`SELECT toString(max(id)) AS last, count() AS matched FROM ${table} WHERE ${arrived(after)} AND ${where}`,
    row: z.object({ last: z.string(), matched: z.coerce.number() }),
    signal,
  });
  if (!found || found.matched === 0) return { rows: [], skipped: 0, last: after };
  const rows = await reader.query({
    name,
    sql: sql`SELECT ${columns} FROM ${table}
WHERE ${arrived(after)} AND id <= ${param.uint64(found.last)} AND ${where} ORDER BY id DESC LIMIT ${param.uint32(MAX_ROWS)}`,
    row,
    signal,
  });
  return { rows: rows.reverse(), skipped: found.matched - rows.length, last: BigInt(found.last) };
}

function arrived(after: bigint): Sql {
  return sql`id > ${param.uint64(String(after))}`;
}
