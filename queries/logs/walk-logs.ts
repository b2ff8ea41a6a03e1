import type { LogRow } from '@/model/log';
import type { QueryContext } from '@/queries/query-context';
import { type NanoRange, timestampWithin } from '@/queries/time-to-sql';
import { param, type Sql, sql } from '@/store/telemetry/sql';
import type { Position } from './cursor';
import { LOG_ROW_COLUMNS, logRowAnswer } from './log-row';

export interface LogWalk {
  range: NanoRange;
  where: Sql;
  order: 'asc' | 'desc';
  limit: number;
  /** The last row already seen; the walk goes on behind it. */
  after?: Position | undefined;
}

const FIRST_SLICE = 5n * 60n * 1_000_000_000n;
const GROWTH = 12n;

/**
 * Rows in the order of (timestamp, id), at most `limit`. The range is read from its near side in slices, five minutes,
 * then twelve times as much each time, so that a page over a month costs what its rows cost and not the month.
 */
export async function walkLogs(context: QueryContext, name: string, walk: LogWalk): Promise<LogRow[]> {
  const rows: LogRow[] = [];
  for (const slice of slices(startingAfter(walk), walk.order)) {
    const limit = walk.limit - rows.length;
    rows.push(...(await readSlice(context, name, { ...walk, range: slice, limit })));
    if (rows.length >= walk.limit) break;
  }
  return rows;
}

function startingAfter({ range, order, after }: LogWalk): NanoRange {
  if (!after) return range;
  if (order === 'desc') return { from: range.from, to: earlier(after.timestamp + 1n, range.to) };
  return { from: later(after.timestamp, range.from), to: range.to };
}

function* slices(range: NanoRange, order: 'asc' | 'desc'): Generator<NanoRange> {
  let { from, to } = range;
  for (let length = FIRST_SLICE; from < to; length *= GROWTH) {
    const slice = order === 'desc' ? { from: later(to - length, from), to } : { from, to: earlier(from + length, to) };
    yield slice;
    if (order === 'desc') to = slice.from;
    else from = slice.to;
  }
}

function earlier(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

function later(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}

function readSlice(
  context: QueryContext,
  name: string,
  { range, where, order, limit, after }: LogWalk,
): Promise<LogRow[]> {
  const direction = order === 'desc' ? sql`DESC` : sql`ASC`;
  return context.reader.query({
    name,
    sql: sql`SELECT ${LOG_ROW_COLUMNS} FROM logs
WHERE ${timestampWithin(range)} AND ${after ? behind(after, order) : sql`1`} AND ${where}
ORDER BY toStartOfFiveMinutes(timestamp) ${direction}, timestamp ${direction}, id ${direction}
LIMIT ${param.uint32(limit)}`,
    row: logRowAnswer,
    signal: context.signal,
  });
}

function behind({ timestamp, id }: Position, order: 'asc' | 'desc'): Sql {
  const time = sql`fromUnixTimestamp64Nano(${param.int64(String(timestamp))}, 'UTC')`;
  const key = param.uint64(String(id));
  if (order === 'desc') return sql`(timestamp < ${time} OR (timestamp = ${time} AND id < ${key}))`;
  return sql`(timestamp > ${time} OR (timestamp = ${time} AND id > ${key}))`;
}
