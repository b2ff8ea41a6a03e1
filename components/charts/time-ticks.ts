import { isOtherYear, wallTimeToUtc, zoneOffsetMs } from '@/components/data/time-zone';
import { formatTime, type TimeStyle } from '@/components/ui/format';
import { monthIndex, monthStart, monthStep } from './calendar-months';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14].map((n) => n * DAY),
];

export interface TimeTick {
  /** Milliseconds since the epoch. */
  at: number;
  /** 0-1 of the axis. */
  share: number;
  label: string;
}

/**
 * Round times of the zone's own clock between two instants, at most `most`; months where days would be too many. A tick
 * at midnight carries the date, so a range over several days says which, and all dates the year unless it is this one.
 */
export function timeTicks(
  start: number,
  end: number,
  most: number,
  { nowMs, locale, timeZone }: { nowMs: number; locale: string; timeZone: string },
): TimeTick[] {
  const length = end - start;
  if (!(length > 0) || most < 1) return [];
  const date = isOtherYear(start, end - 1, nowMs, timeZone) ? 'date' : 'day';
  const ticks: TimeTick[] = [];
  for (const { wall, style } of roundTimes(start + zoneOffsetMs(start, timeZone), length, most)) {
    const at = wallTimeToUtc(wall, timeZone);
    if (at >= end) break;
    const label = formatTime(at, nowMs, locale, timeZone, style === 'day' ? date : style);
    if (at >= start) ticks.push({ at, share: (at - start) / length, label });
  }
  return ticks;
}

/** Clock readings, as if they were UTC, from `from` on without end, each with how it is written. */
function* roundTimes(from: number, length: number, most: number): Generator<{ wall: number; style: TimeStyle }> {
  const step = STEPS.find((candidate) => length / candidate <= most);
  if (step) {
    const clock = step < MINUTE ? 'time-seconds' : 'time';
    for (let wall = Math.ceil(from / step) * step; ; wall += step)
      yield { wall, style: wall % DAY === 0 ? 'day' : clock };
  }
  const months = monthStep(length, most);
  for (let index = Math.ceil((monthIndex(from - 1) + 1) / months) * months; ; index += months)
    yield { wall: monthStart(index), style: months < 12 ? 'month' : 'year' };
}
