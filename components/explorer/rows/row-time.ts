import { formatTime } from '@/components/ui/format';

/** A point in time as rows show it. */
export interface RowTime {
  /** Month and day in the reader's language, with the year unless it is the present one. */
  day: string;
  /** 24-hour clock with milliseconds. */
  clock: string;
}

/** Milliseconds since the epoch of an ISO text with up to nine decimals; engines differ on more than three. */
export function stampToMs(timestamp: string): number {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(timestamp)) return Number.NaN;
  const [whole = '', fraction = ''] = timestamp.replace(/Z$/, '').split('.');
  return Date.parse(`${whole}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
}

/** Day and time of a row in a time zone. */
export function toRowTime(timestamp: string, nowMs: number, locale: string, timeZone: string): RowTime {
  const ms = stampToMs(timestamp);
  if (Number.isNaN(ms)) return { day: '', clock: timestamp };
  return {
    day: formatTime(ms, nowMs, locale, timeZone, 'day'),
    clock: formatTime(ms, nowMs, locale, timeZone, 'time-ms'),
  };
}

/** Date, time with nanoseconds and the zone, for a tooltip or the detail of a row. */
export function toExactTime(timestamp: string, locale: string, timeZone: string): string {
  const ms = stampToMs(timestamp);
  if (Number.isNaN(ms)) return timestamp;
  const nanos = (timestamp.replace(/Z$/, '').split('.')[1] ?? '').padEnd(9, '0').slice(0, 9);
  const [day, clock] = (['date', 'time-seconds'] as const).map((style) => formatTime(ms, ms, locale, timeZone, style));
  return `${day} ${clock}.${nanos} ${timeZone}`;
}
