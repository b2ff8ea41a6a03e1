import type { TimeRange } from '@/model/time-range';

export interface CountedBucket {
  /** Milliseconds since the epoch. */
  start: number;
  records: number;
}

export interface SampleWindow {
  range: TimeRange;
  /** About how many matches it holds. */
  records: number;
  /** How many of them to draw. */
  take: number;
}

/** Up to this many matches all take part in the draw; reading their ids costs less than half a second. */
const DRAW_FROM_ALL = 2_000_000;
/** Parts of a draw, so that no answer is so long that reading it holds up other requests. */
const PARTS = 8;
const SPOTS = 24;
/** What the sort key reads at once anyway. */
const SPOT_MS = 300_000;

/** Where to draw about `size` of the matches from, so that each stands for as many. `width` is that of the buckets in ms. */
export function sampleWindows(
  range: TimeRange,
  buckets: readonly CountedBucket[],
  width: number,
  size: number,
): SampleWindow[] {
  const total = buckets.reduce((sum, bucket) => sum + bucket.records, 0);
  if (total === 0) return [];
  return total <= DRAW_FROM_ALL ? wholeRange(range, buckets, width, size / total) : spots(range, buckets, width, size);
}

/** The whole range in parts of about as many matches each. */
function wholeRange(range: TimeRange, buckets: readonly CountedBucket[], width: number, rate: number): SampleWindow[] {
  const enough = buckets.reduce((sum, bucket) => sum + bucket.records, 0) / PARTS;
  const windows: SampleWindow[] = [];
  let from = range.from;
  let records = 0;
  for (const [i, bucket] of buckets.entries()) {
    records += bucket.records;
    const isLast = i === buckets.length - 1;
    if (records < enough && !isLast) continue;
    const to = isLast ? range.to : bucket.start + width;
    if (records > 0) windows.push({ range: { from, to }, records, take: Math.ceil(records * Math.min(1, rate)) });
    from = to;
    records = 0;
  }
  return windows;
}

/** Short windows at equal steps of the number of matches, not of time, so that busy and quiet times stand for themselves. */
function spots(range: TimeRange, buckets: readonly CountedBucket[], width: number, size: number): SampleWindow[] {
  const step = buckets.reduce((sum, bucket) => sum + bucket.records, 0) / SPOTS;
  const windows = new Map<number, SampleWindow>();
  let seen = 0;
  let next = step / 2;
  for (const { start, records } of buckets) {
    for (; next < seen + records; next += step) {
      const at = start + ((next - seen) / records) * width;
      const from = Math.floor(at / SPOT_MS) * SPOT_MS;
      const bounded = { from: Math.max(from, range.from), to: Math.min(from + SPOT_MS, range.to) };
      windows.set(from, {
        range: bounded,
        records: records * Math.min(1, SPOT_MS / width),
        take: Math.ceil(size / SPOTS),
      });
    }
    seen += records;
  }
  return [...windows.values()];
}
