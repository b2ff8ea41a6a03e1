import type { TimeRange } from '@/model/time-range';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Widths people can read off an axis; the last one doubles until it fits. */
const WIDTHS = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
];

/** The narrowest readable width that needs no more than `buckets` bars, in milliseconds. */
export function bucketWidth(range: TimeRange, buckets: number): number {
  const wanted = (range.to - range.from) / buckets;
  let width = WIDTHS.find((candidate) => candidate >= wanted) ?? DAY;
  while (width < wanted) width *= 2;
  return width;
}

/** Numbers of the buckets of a range, counted from the epoch. */
export function bucketStarts(range: TimeRange, width: number): number[] {
  const first = Math.floor(range.from / width);
  return Array.from({ length: Math.ceil(range.to / width) - first }, (_, i) => first + i);
}
