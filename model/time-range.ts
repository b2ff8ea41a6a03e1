import { AppError } from './errors';

/** An absolute range, half-open: from ≤ t < to, milliseconds since the epoch. */
export interface TimeRange {
  from: number;
  to: number;
}

const UNIT_MS: Record<string, number> = { s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3, w: 604_800e3 };

/**
 * Milliseconds since the epoch for one bound of a range.
 * @throws AppError bad_request naming what was not understood
 */
export function parseTime(text: string, nowMs: number): number {
  const trimmed = text.trim();
  if (trimmed === 'now') return nowMs;
  const relative = /^now-(\d{1,6})(s|m|h|d|w)$/.exec(trimmed);
  if (relative) return nowMs - Number(relative[1]) * (UNIT_MS[relative[2] ?? ''] ?? 0);
  if (/^-?\d{1,14}$/.test(trimmed)) return Number(trimmed);
  const parsed = /^\d{4}-\d{2}-\d{2}/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  if (Number.isNaN(parsed)) {
    throw new AppError('bad_request', `"${trimmed}" is not a time. Use ISO 8601, epoch milliseconds or now-1h.`);
  }
  return parsed;
}

/**
 * @throws AppError bad_request when a bound is not a time or the range is empty
 */
export function parseTimeRange(from: string, to: string, nowMs: number): TimeRange {
  const range = { from: parseTime(from, nowMs), to: parseTime(to, nowMs) };
  if (range.from >= range.to) throw new AppError('bad_request', `from (${from}) must be earlier than to (${to}).`);
  return range;
}
