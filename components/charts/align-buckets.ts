import type { TimeRange } from '@/model/time-range';

const MOST_BUCKETS = 400;

/** As many times the interval as it takes for a range to have bars one can see. */
export function widenInterval(intervalMs: number, { from, to }: TimeRange): number {
  return intervalMs * Math.max(1, Math.ceil((to - from) / intervalMs / (MOST_BUCKETS - 1)));
}

/**
 * Every bucket of a range, with the answered rows put in their places. A bucket nobody answered for reads null: a gap.
 * `at` picks one figure per bucket.
 */
export function alignBuckets<R extends { start: string }>(
  rows: readonly R[],
  intervalMs: number,
  range: TimeRange,
): { startsMs: number[]; at: (pick: (row: R) => number) => (number | null)[] } {
  const byStart = new Map(rows.map((row) => [Date.parse(row.start), row]));
  const anchor = rows[0] ? Date.parse(rows[0].start) % intervalMs : 0;
  const first = Math.floor((range.from - anchor) / intervalMs) * intervalMs + anchor;
  const count = Math.min(MOST_BUCKETS, Math.max(0, Math.ceil((range.to - first) / intervalMs)));
  const startsMs = Array.from({ length: count }, (_, index) => first + index * intervalMs);
  return {
    startsMs,
    at: (pick) =>
      startsMs.map((start) => {
        const row = byStart.get(start);
        return row ? pick(row) : null;
      }),
  };
}
