import { isOtherYear } from '@/components/data/time-zone';

const formats = new Map<string, Intl.DateTimeFormat>();

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
  const clock = formatOf(locale, timeZone, 'clock').format(ms);
  const day = formatOf(locale, timeZone, isOtherYear(ms, ms, nowMs, timeZone) ? 'date' : 'day').format(ms);
  return { day, clock: `${clock}.${String(ms % 1000).padStart(3, '0')}` };
}

/** Date, time with nanoseconds and the zone, for a tooltip or the detail of a row. */
export function toExactTime(timestamp: string, locale: string, timeZone: string): string {
  const ms = stampToMs(timestamp);
  if (Number.isNaN(ms)) return timestamp;
  const nanos = (timestamp.replace(/Z$/, '').split('.')[1] ?? '').padEnd(9, '0').slice(0, 9);
  const day = formatOf(locale, timeZone, 'date').format(ms);
  return `${day} ${formatOf(locale, timeZone, 'clock').format(ms)}.${nanos} ${timeZone}`;
}

const OPTIONS = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { month: 'short', day: 'numeric' },
  date: { dateStyle: 'medium' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a formatter costs a hundred times more than using one. */
function formatOf(locale: string, timeZone: string, kind: keyof typeof OPTIONS): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(kind === 'clock' ? 'en-GB' : locale, { ...OPTIONS[kind], timeZone });
  formats.set(key, made);
  return made;
}
