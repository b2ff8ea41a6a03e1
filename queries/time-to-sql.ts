import { AppError } from '@/model/errors';
import type { TimeRange } from '@/model/time-range';
import { param, type Sql, sql } from '@/store/telemetry/sql';

/** The engine's DateTime, which buckets are made of, holds 1970 to early 2106. */
const LAST_MS = 4_294_967_295_000;

/** Half-open range in nanoseconds since the epoch. */
export interface NanoRange {
  from: bigint;
  to: bigint;
}

/** The part of a range that can hold records. */
export function clampRange(range: TimeRange): TimeRange {
  const clamp = (ms: number) => Math.min(Math.max(Math.floor(ms), 0), LAST_MS);
  return { from: clamp(range.from), to: clamp(range.to) };
}

export function toNanos(range: TimeRange): NanoRange {
  return { from: BigInt(range.from) * 1_000_000n, to: BigInt(range.to) * 1_000_000n };
}

/** Condition on `logs.timestamp`, with the bound of the sort key repeated so that the engine skips by it. */
export function timestampWithin(range: NanoRange): Sql {
  const from = sql`fromUnixTimestamp64Nano(${param.int64(String(range.from))}, 'UTC')`;
  const to = sql`fromUnixTimestamp64Nano(${param.int64(String(range.to))}, 'UTC')`;
  return sql`timestamp >= ${from} AND timestamp < ${to} AND toStartOfFiveMinutes(timestamp) >= toStartOfFiveMinutes(${from}) AND toStartOfFiveMinutes(timestamp) <= toStartOfFiveMinutes(${to})`;
}

/** A DateTime constant from milliseconds that fall on a second. */
export function dateTime(ms: number): Sql {
  return sql`toDateTime(${param.uint32(Math.floor(ms / 1000))}, 'UTC')`;
}

/** Nanoseconds since the epoch of an ISO 8601 UTC text with up to nine decimals. @throws AppError bad_request */
export function nanosOf(text: string): bigint {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?Z$/.exec(text);
  const ms = match ? Date.parse(`${match[1]}Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new AppError('bad_request', `"${text}" is not an ISO 8601 time in UTC.`);
  return BigInt(ms) * 1_000_000n + BigInt((match?.[2] ?? '').padEnd(9, '0'));
}

/** Condition on the start of a rollup's slices, `stepMs` long: those that begin before the range ends and end after it begins. */
export function slicesWithin(start: Sql, range: TimeRange, stepMs: number): Sql {
  const from = Math.floor(range.from / stepMs) * stepMs;
  const to = Math.min(Math.ceil(range.to / stepMs) * stepMs, LAST_MS);
  return sql`${start} >= ${dateTime(from)} AND ${start} < ${dateTime(to)}`;
}

/** The engine's text of a DateTime64 in UTC, as ISO 8601. */
export function isoText(engineText: string): string {
  return `${engineText.replace(' ', 'T')}Z`;
}
