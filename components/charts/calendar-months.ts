const MONTH_MS = 30.44 * 86_400_000;
/** Months between ticks; from twelve on they fall on Januaries. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];

/** The fewest months apart that ticks can be so that about `most` fill the length. */
export function monthStep(lengthMs: number, most: number): number {
  return STEPS.find((months) => lengthMs / (months * MONTH_MS) <= most) ?? 1200;
}

/** Months since the year 0 of a clock reading given as if it were UTC. */
export function monthIndex(wallMs: number): number {
  const date = new Date(wallMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The clock reading, as if it were UTC, at which a month begins. */
export function monthStart(index: number): number {
  return Date.UTC(Math.floor(index / 12), index % 12);
}
