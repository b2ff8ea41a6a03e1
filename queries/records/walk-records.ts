import type { QueryContext } from '@/queries/query-context';
import { type NanoRange, timestampWithin } from '@/queries/time-to-sql';
import { param, type Sql, sql } from '@/store/telemetry/sql';
import type { Position } from './cursor';
import type { RecordSource, StoredRecord } from './record-source';

export interface RecordWalk {
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
 * @param purpose what the statements are for, as their name says it
 */
export async function walkRecords<Row extends StoredRecord>(
  source: RecordSource<Row>,
  context: QueryContext,
  purpose: string,
  walk: RecordWalk,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const slice of slices(startingAfter(walk), walk.order)) {
    const limit = walk.limit - rows.length;
    rows.push(...(await readSlice(source, context, purpose, { ...walk, range: slice, limit })));
    if (rows.length >= walk.limit) break;
  }
  return rows;
}

function startingAfter({ range, order, after }: RecordWalk): NanoRange {
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

function readSlice<Row extends StoredRecord>(
  { model, columns, row, table }: RecordSource<Row>,
  { reader, signal }: QueryContext,
  purpose: string,
  { range, where, order, limit, after }: RecordWalk,
): Promise<Row[]> {
  const direction = order === 'desc' ? sql`DESC` : sql`ASC`;
  return reader.query({
    name: `${model.signal}.${purpose}`,
    sql: sql`SELECT ${columns} FROM ${table}
WHERE ${timestampWithin(range)} AND ${after ? behind(after, order) : sql`1`} AND ${where}
ORDER BY toStartOfFiveMinutes(timestamp) ${direction}, timestamp ${direction}, id ${direction}
LIMIT ${param.uint32(limit)}`,
    row,
    signal,
  });
}

function behind({ timestamp, id }: Position, order: 'asc' | 'desc'): Sql {
  const time = sql`fromUnixTimestamp64Nano(${param.int64(String(timestamp))}, 'UTC')`;
  const key = param.uint64(String(id));
  if (order === 'desc') return sql`(timestamp < ${time} OR (timestamp = ${time} AND id < ${key}))`;
  return sql`(timestamp > ${time} OR (timestamp = ${time} AND id > ${key}))`;
}
