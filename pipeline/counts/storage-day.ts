const DAY_MINUTES = 1440;
/** Older than this at arrival, records of a month share a partition. */
const RECENT_DAYS = 40;

/**
 * The day a record is filed under: its own when recent, the first of its month when it came late.
 * @param minute of the event, minutes since the epoch
 * @returns days since the epoch
 */
export function storageDay(minute: number, nowMs: number): number {
  const day = Math.floor(minute / DAY_MINUTES);
  if (day > nowMs / 86_400_000 - RECENT_DAYS) return day;
  const date = new Date(day * 86_400_000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86_400_000;
}
