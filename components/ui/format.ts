import { isOtherYear } from '@/components/data/time-zone';

/** Numbers and times as people read them. Every function takes the locale; `useFormat` binds it. */

type Numeric = number | string | bigint;

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  cache.set(key, made);
  return made;
}

/** A whole number with group separators; 64-bit counts given as text keep every digit. */
export function formatCount(value: Numeric, locale: string): string {
  const exact = typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : value;
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(typeof exact === 'string' ? Number(exact) : exact);
}

/** A short number for axes and tiles: 950, 12.4K, 3.1M (천, 만, 억 in Korean). */
export function formatShort(value: Numeric, locale: string): string {
  const number = Number(value);
  const digits = Math.abs(number) < 10 && !Number.isInteger(number) ? 2 : 1;
  return numberFormat(locale, { notation: 'compact', maximumFractionDigits: digits }).format(number);
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Bytes in binary units: 0 B, 12.4 KiB, 1.02 GiB. */
export function formatBytes(value: Numeric, locale: string): string {
  const bytes = Number(value);
  const exponent = bytes < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const scaled = bytes / 1024 ** exponent;
  return `${formatThreeDigits(scaled, locale)} ${BYTE_UNITS[exponent]}`;
}

/** A number per second without its unit: 0, 0.42, 18.3, 5,120. */
export function formatRate(value: number, locale: string): string {
  return formatThreeDigits(value, locale);
}

/** About three digits: what comes after them is noise. */
function formatThreeDigits(value: number, locale: string): string {
  const wholeDigits = value < 10 ? 1 : Math.floor(Math.log10(value)) + 1;
  return numberFormat(locale, { maximumFractionDigits: Math.max(0, 3 - wholeDigits) }).format(value);
}

/** A share between 0 and 1 as percent; what is not zero never reads 0 %. */
export function formatPercent(share: number, locale: string): string {
  if (share > 0 && share < 0.0005)
    return `<${numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(0.0005)}`;
  const maximumFractionDigits = share > 0 && share < 0.01 ? 2 : 1;
  return numberFormat(locale, { style: 'percent', maximumFractionDigits }).format(share);
}

const DURATION_STEPS = [
  ['millisecond', 1, 1000],
  ['second', 1000, 60_000],
  ['minute', 60_000, 3_600_000],
  ['hour', 3_600_000, 86_400_000],
  ['day', 86_400_000, Number.POSITIVE_INFINITY],
] as const;

/** 2.4 sec, 2.4 seconds or 2.4s. */
export type DurationDisplay = 'short' | 'long' | 'narrow';

/** A length of time in its largest unit: 840 ms, 2.4 sec, 3 hr; localised by Intl. */
export function formatDuration(ms: number, locale: string, unitDisplay: DurationDisplay = 'short'): string {
  const step = DURATION_STEPS.find(([, , limit]) => Math.abs(ms) < limit) ?? DURATION_STEPS[4];
  const scaled = ms / step[1];
  const maximumFractionDigits = step[0] === 'millisecond' || Math.abs(scaled) >= 10 ? 0 : 1;
  return numberFormat(locale, { style: 'unit', unit: step[0], unitDisplay, maximumFractionDigits }).format(scaled);
}

/** A length of time behind "the last": "hour", "15 minutes"; English does not say "the last 1 hour". */
export function formatLast(ms: number, locale: string): string {
  return formatDuration(ms, locale, 'long').replace(/^1 /, '');
}

/** How long ago, as a sentence part of its own: "3 min. ago", "3분 전". */
export function formatAgo(thenMs: number, nowMs: number, locale: string): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const seconds = Math.round((thenMs - nowMs) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return relative.format(seconds, 'second');
  if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}

export type TimeStyle = 'time' | 'time-seconds' | 'time-ms' | 'day' | 'date' | 'date-time' | 'month' | 'year' | 'full';

const TIME_STYLES: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit' },
  'time-seconds': { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  'time-ms': { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
  day: { month: 'short', day: 'numeric' },
  date: { dateStyle: 'medium' },
  'date-time': { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  month: { year: 'numeric', month: 'short' },
  year: { year: 'numeric' },
  full: {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  },
};

/** What these are in another year than the present one. */
const OTHER_YEAR: Partial<Record<TimeStyle, Intl.DateTimeFormatOptions>> = {
  day: TIME_STYLES.date,
  'date-time': { ...TIME_STYLES['date-time'], year: 'numeric' },
};

const timeCache = new Map<string, Intl.DateTimeFormat>();

function timeFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  const known = timeCache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, hourCycle: 'h23', timeZone });
  timeCache.set(key, made);
  return made;
}

/**
 * A moment in a time zone, 24-hour clock; `time` is milliseconds since the epoch or ISO 8601. Days outside the present
 * year carry their year.
 */
export function formatTime(
  time: number | string,
  nowMs: number,
  locale: string,
  timeZone: string,
  style: TimeStyle = 'date-time',
): string {
  const ms = typeof time === 'number' ? time : Date.parse(time);
  const withYear = OTHER_YEAR[style];
  const options = withYear && isOtherYear(ms, ms, nowMs, timeZone) ? withYear : TIME_STYLES[style];
  return timeFormat(locale, timeZone, options).format(ms);
}

/** Both ends of a stretch of time as the locale writes one, with seconds when it is short. */
export function formatSpan(fromMs: number, toMs: number, nowMs: number, locale: string, timeZone: string): string {
  return timeFormat(locale, timeZone, {
    ...TIME_STYLES['date-time'],
    ...(toMs - fromMs < 300_000 ? { second: '2-digit' } : {}),
    ...(isOtherYear(fromMs, toMs, nowMs, timeZone) ? { year: 'numeric' } : {}),
  }).formatRange(fromMs, toMs);
}
