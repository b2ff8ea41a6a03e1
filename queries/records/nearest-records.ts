import { z } from 'zod';
import { AppError } from '@/model/errors';
import type { TimeRange } from '@/model/time-range';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { clampRange, toNanos } from '@/queries/time-to-sql';
import { sql } from '@/store/telemetry/sql';
import { chooseRollup } from './choose-rollup';
import { rollupRows } from './counted-records';
import type { RecordQuery } from './record-query';
import { type RecordSource, type StoredRecord, tableName } from './record-source';
import { walkRecords } from './walk-records';

/** Times of the nearest records that match, ISO 8601; null where none was found. */
export interface NearestRecords {
  before: string | null;
  after: string | null;
}

const DAY_MS = 86_400_000;
/** It is only a hint: what takes longer is not worth the wait. */
const LIMITS = { seconds: 2 };

type Side = 'before' | 'after';

/**
 * Where something matches when the range holds nothing: at any distance when counts can tell, else within a day of it.
 * Costs a slice of counts and a slice of rows on either side.
 */
export async function nearestRecords<Row extends StoredRecord>(
  source: RecordSource<Row>,
  query: RecordQuery,
  context: QueryContext,
): Promise<NearestRecords> {
  const [before, after] = await Promise.all([
    onSide(source, query, context, 'before'),
    onSide(source, query, context, 'after'),
  ]);
  return { before, after };
}

async function onSide<Row extends StoredRecord>(
  source: RecordSource<Row>,
  { range, node }: RecordQuery,
  context: QueryContext,
  side: Side,
): Promise<string | null> {
  const far = clampRange(side === 'before' ? { from: 0, to: range.from } : { from: range.to, to: Infinity });
  try {
    const within = await sliceWithMatches(source, { range: far, node }, context, side);
    if (!within) return null;
    const [row] = await walkRecords(source, context, 'nearest', {
      range: toNanos(within),
      where: filterToSql(node, source.target),
      order: side === 'before' ? 'desc' : 'asc',
      limit: 1,
    });
    return row?.timestamp ?? null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'query_too_expensive') return null;
    throw error;
  }
}

/** The part of the range whose near end has a match; null when counts say that there is none. */
async function sliceWithMatches(
  source: RecordSource<StoredRecord>,
  { range, node }: RecordQuery,
  { reader, signal }: QueryContext,
  side: Side,
): Promise<TimeRange | null> {
  const { from, to } = range;
  const choice = chooseRollup(source.model, node);
  if (!choice)
    return side === 'before' ? { from: Math.max(from, to - DAY_MS), to } : { from, to: Math.min(to, from + DAY_MS) };
  const { time, stepMs } = choice.rollup;
  const slices = clampRange({ from: Math.floor(from / stepMs) * stepMs, to: Math.ceil(to / stepMs) * stepMs });
  const nearest = side === 'before' ? sql`max(${tableName(time)})` : sql`min(${tableName(time)})`;
  const [row] = await reader.query({
    name: `${source.model.signal}.nearest`,
    sql: sql`SELECT count() AS slices, toUnixTimestamp(${nearest}) AS start FROM ${rollupRows(source, choice, slices, node)}`,
    row: z.object({ slices: z.coerce.number(), start: z.coerce.number() }),
    limits: LIMITS,
    counts: true,
    signal,
  });
  if (!row || row.slices === 0) return null;
  const start = row.start * 1000;
  // The slice at the range's own end may hold only what is inside the range: the one behind it is looked at as well.
  return side === 'before'
    ? { from: Math.max(from, start - DAY_MS), to: Math.min(to, start + stepMs) }
    : { from: Math.max(from, start), to: Math.min(to, start + DAY_MS) };
}
