interface Year {
  timeZone: string;
  fromMs: number;
  toMs: number;
}
/** The present year of the zone asked about last: every row and tick asks, and formatting dates is slow. */
let present: Year = { timeZone: '', fromMs: 0, toMs: 0 };

/** Whether some of a stretch of time is in another year than now, so that month and day alone would mislead. */
export function isOtherYear(fromMs: number, toMs: number, nowMs: number, timeZone: string): boolean {
  if (present.timeZone !== timeZone || nowMs < present.fromMs || nowMs >= present.toMs) {
    present = yearAround(nowMs, timeZone);
  }
  return fromMs < present.fromMs || toMs >= present.toMs;
}

function yearAround(ms: number, timeZone: string): Year {
  const year = new Date(ms + zoneOffsetMs(ms, timeZone)).getUTCFullYear();
  const [fromMs, toMs] = [year, year + 1].map((one) => wallTimeToUtc(Date.UTC(one, 0), timeZone)) as [number, number];
  return { timeZone, fromMs, toMs };
}

/** How far a zone is ahead of UTC at a moment, in milliseconds; NaN stays NaN. */
export function zoneOffsetMs(ms: number, timeZone: string): number {
  if (Number.isNaN(ms)) return ms;
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(ms);
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000;
}

/** Milliseconds since the epoch of a clock reading (given as if it were UTC) in a time zone. */
export function wallTimeToUtc(wallMs: number, timeZone: string): number {
  // The offset is that of the result, not of the reading, so the first guess is corrected once (daylight saving).
  const guess = wallMs - zoneOffsetMs(wallMs, timeZone);
  return wallMs - zoneOffsetMs(guess, timeZone);
}
