/**
 * The sums of another time, each in the bucket it lies under once moved by `offsetMs`; null where there is none. Both
 * times are cut into buckets of the same length, but not at the same moments, so that the nearest takes it.
 */
export function alignCompared(
  startsMs: readonly number[],
  intervalMs: number,
  rows: readonly { start: string; total: number }[],
  offsetMs: number,
): (number | null)[] {
  const values = new Array<number | null>(startsMs.length).fill(null);
  const first = startsMs[0];
  if (first === undefined) return values;
  for (const { start, total } of rows) {
    const index = Math.round((Date.parse(start) + offsetMs - first) / intervalMs);
    if (index >= 0 && index < values.length) values[index] = total;
  }
  return values;
}
