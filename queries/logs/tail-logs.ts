import { z } from 'zod';
import type { FilterNode } from '@/model/filter/filter-node';
import type { LogTailEvent } from '@/model/log-api';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { param, type Sql, sql } from '@/store/telemetry/sql';
import { LOG_ROW_COLUMNS, logRowAnswer } from './log-row';
import { LOG_TARGET } from './log-target';

/** Rows given at one time; the newest win. */
const MAX_ROWS = 200;

/** The first id a record arriving at this time can get. */
export function firstIdAt(ms: number): bigint {
  return BigInt(Math.floor(ms)) << 20n;
}

/**
 * Matches that arrived after the record with id `after`, whatever their timestamp, oldest first.
 * `last` is where the next call goes on.
 */
export async function tailLogs(
  node: FilterNode,
  after: bigint,
  { reader, signal }: QueryContext,
): Promise<LogTailEvent & { last: bigint }> {
  const where = filterToSql(node, LOG_TARGET);
  const [found] = await reader.query({
    name: 'logs.tail',
    sql: sql`SELECT toString(max(id)) AS last, count() AS matched FROM logs WHERE ${arrived(after)} AND ${where}`,
    row: z.object({ last: z.string(), matched: z.coerce.number() }),
    signal,
  });
  if (!found || found.matched === 0) return { rows: [], skipped: 0, last: after };
  const rows = await reader.query({
    name: 'logs.tail',
    sql: sql`SELECT ${LOG_ROW_COLUMNS} FROM logs
WHERE ${arrived(after)} AND id <= ${param.uint64(found.last)} AND ${where} ORDER BY id DESC LIMIT ${param.uint32(MAX_ROWS)}`,
    row: logRowAnswer,
    signal,
  });
  return { rows: rows.reverse(), skipped: found.matched - rows.length, last: BigInt(found.last) };
}

function arrived(after: bigint): Sql {
  return sql`id > ${param.uint64(String(after))}`;
}
