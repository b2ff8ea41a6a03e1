import { AppError } from '@/model/errors';
import type { NanoTime } from './native/nano-time';

/** Before this an event time is a unit mistake, not history. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);
/** How far a sender's clock may run ahead. */
const MAX_AHEAD_MS = 2 * 86_400_000;

/** Records of one request; millions of empty ones in a small body would take gigabytes and block everyone else. */
const MAX_RECORDS = 100_000;

/** @throws AppError too_large when a request holds more records than are taken at once */
export function checkRecordCount(records: number): void {
  if (records <= MAX_RECORDS) return;
  throw new AppError('too_large', `The request holds more than ${MAX_RECORDS} records. Send fewer at a time.`);
}

/** Why an event time cannot be stored; undefined when it can. */
export function checkTimestamp(time: NanoTime, nowMs: number): string | undefined {
  const ms = time.toMillis();
  if (ms < EARLIEST_MS) return `The time ${asDate(ms)} is before 2000; times are nanoseconds since 1970.`;
  if (ms > nowMs + MAX_AHEAD_MS) return `The time ${asDate(ms)} is more than two days ahead of this server's clock.`;
  return undefined;
}

function asDate(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : `${ms} ms`;
}
