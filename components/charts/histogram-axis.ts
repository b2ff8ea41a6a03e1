import { zoneOffsetMs } from '@/components/data/time-zone';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 30].map((n) => n * DAY),
];

export interface TimeTick {
  /** Milliseconds since the epoch. */
  at: number;
  /** 0-1 of the axis. */
  share: number;
  label: string;
}

/**
 * Round times of the zone's own clock between two instants, at most `most`. A tick at midnight carries the date,
 * so a range over several days says which.
 */
export function timeTicks(start: number, end: number, most: number, locale: string, timeZone: string): TimeTick[] {
  const length = end - start;
  if (!(length > 0) || most < 1) return [];
  const step = STEPS.find((candidate) => length / candidate <= most) ?? Math.ceil(length / most / DAY) * DAY;
  const ticks: TimeTick[] = [];
  let local = Math.ceil((start + zoneOffsetMs(start, timeZone)) / step) * step;
  for (let at = toInstant(local, timeZone); at < end; local += step, at = toInstant(local, timeZone)) {
    if (at >= start)
      ticks.push({ at, share: (at - start) / length, label: tickLabel(at, local, step, locale, timeZone) });
  }
  return ticks;
}

function tickLabel(at: number, local: number, step: number, locale: string, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions =
    local % DAY === 0
      ? { month: 'short', day: 'numeric' }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(step < MINUTE ? { second: '2-digit' } : {}) };
  return new Intl.DateTimeFormat('second' in options || 'hour' in options ? 'en-GB' : locale, {
    ...options,
    timeZone,
  }).format(at);
}

/** The instant at which the zone's clock shows `local`; asked twice because the offset may change in between. */
function toInstant(local: number, timeZone: string): number {
  const guess = local - zoneOffsetMs(local, timeZone);
  return local - zoneOffsetMs(guess, timeZone);
}
