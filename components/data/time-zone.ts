const yearFormats = new Map<string, Intl.DateTimeFormat>();

/** Whether some of a stretch of time is in another year than now, so that month and day alone would mislead. */
export function isOtherYear(fromMs: number, toMs: number, nowMs: number, timeZone: string): boolean {
  let format = yearFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone });
    yearFormats.set(timeZone, format);
  }
  const present = format.format(nowMs);
  return format.format(fromMs) !== present || format.format(toMs) !== present;
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
