import { parseTimeRange, type TimeRange } from '@/model/time-range';

/** A range as it stands in the URL: relative texts or ISO 8601. */
export interface RangeText {
  from: string;
  to: string;
}

export const DEFAULT_RANGE: RangeText = { from: 'now-1h', to: 'now' };

/** Presets of the picker, shortest first; each ends now. */
export const RANGE_PRESETS = [
  'now-5m',
  'now-15m',
  'now-30m',
  'now-1h',
  'now-3h',
  'now-6h',
  'now-12h',
  'now-1d',
  'now-2d',
  'now-7d',
  'now-14d',
  'now-30d',
] as const;

const MINIMUM_MS = 1000;
const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** The range in milliseconds; a text nobody can read becomes the default range rather than an empty screen. */
export function resolveRange(range: RangeText, nowMs: number): TimeRange {
  try {
    return parseTimeRange(range.from, range.to, nowMs);
  } catch {
    return parseTimeRange(DEFAULT_RANGE.from, DEFAULT_RANGE.to, nowMs);
  }
}

/** A range with both ends written as ISO 8601. */
export function toIsoRange(range: TimeRange): RangeText {
  return { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };
}

/** Half a window earlier (-1) or later (1); never beyond now. */
export function shiftRange(range: RangeText, direction: -1 | 1, nowMs: number): RangeText {
  const { from, to } = resolveRange(range, nowMs);
  const step = Math.min((to - from) / 2, direction === 1 ? Math.max(0, nowMs - to) : Number.POSITIVE_INFINITY);
  if (step === 0) return range;
  return toIsoRange({ from: Math.round(from + direction * step), to: Math.round(to + direction * step) });
}

/** The window made `factor` times as long around its middle; a range that ends now keeps ending now. */
export function zoomRange(range: RangeText, factor: number, nowMs: number): RangeText {
  const { from, to } = resolveRange(range, nowMs);
  const length = Math.max(MINIMUM_MS, Math.round((to - from) * factor));
  if (range.to === 'now') return { from: relativeText(length), to: 'now' };
  const middle = (from + to) / 2;
  return toIsoRange({ from: Math.round(middle - length / 2), to: Math.round(middle + length / 2) });
}

/** `now-…` in the largest unit that divides the length; whole seconds at least. */
function relativeText(lengthMs: number): string {
  const seconds = Math.max(1, Math.round(lengthMs / 1000)) * 1000;
  const [unit, size] = UNITS.find(([, unitMs]) => seconds % unitMs === 0) ?? ['s', 1000];
  return `now-${seconds / size}${unit}`;
}

/** What a range can be set beside: the range of equal length before it, or the same hours a day or a week earlier. */
export const COMPARISONS = ['before', 'day', 'week'] as const;
export type Comparison = (typeof COMPARISONS)[number];

const DAY_MS = 86_400_000;

/** How far a range lies after the one it is compared with, in milliseconds. */
export function comparedOffset({ from, to }: TimeRange, comparison: Comparison): number {
  if (comparison === 'before') return to - from;
  return comparison === 'day' ? DAY_MS : 7 * DAY_MS;
}
