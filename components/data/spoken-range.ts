import { casual, type ParsedResult } from 'chrono-node/en';
import { parseTime } from '@/model/time-range';
import { koreanTimesInEnglish } from './korean-times';
import type { ParsedRange } from './parse-range-text';
import { wallTimeToUtc, zoneOffsetMs } from './time-zone';

type Moment = ParsedResult['start'];

const DAY_MS = 86_400_000;
/** Months and years have no length of their own; these are what "last month" means here. */
const UNIT_TEXT: Readonly<Record<string, readonly [number, string]>> = {
  second: [1, 's'],
  sec: [1, 's'],
  minute: [1, 'm'],
  min: [1, 'm'],
  hour: [1, 'h'],
  hr: [1, 'h'],
  day: [1, 'd'],
  week: [7, 'd'],
  month: [30, 'd'],
  year: [365, 'd'],
};
const LENGTH = /^(?:(?:in\s+)?(?:the\s+)?(?:last|past|previous)\s+)?(\d{1,6}|an?)?\s*([a-z]+?)s?$/;
/** Words that only join times. */
const JOINING = /\b(from|between|since|until|till|to|and|at|on|the|in|of|during)\b|[-–—~,]/g;

const UNTIL_NOW = /^since\b|\s*(?:\b(?:to|until|till)\b|[-–~])\s*now$/;

/**
 * A range as people say it, in English or Korean: "last 15 minutes", "21:45 to 22:01", "yesterday", "since 9am",
 * "monday 14:00 to 15:00". Clock times are in `timeZone`; a day without a clock time is the whole day, and a clock time
 * without a day is the latest one that has begun. Loaded when the short forms do not suffice.
 */
export function parseSpokenRange(text: string, timeZone: string, nowMs: number): ParsedRange {
  const english = koreanTimesInEnglish(text.trim().toLowerCase());
  const length = lengthOf(english);
  if (length) return { range: { from: `now-${length}`, to: 'now' } };
  const isOpen = UNTIL_NOW.test(english);
  const times = english.replace(UNTIL_NOW, '').replace(/\b(until|till)\b/g, 'to');
  const reference = { instant: new Date(nowMs), timezone: zoneOffsetMs(nowMs, timeZone) / 60_000 };
  const found = casual.parse(times, reference);
  const rest = found
    .reduce((left, { text: part }) => left.replace(part, ' '), times)
    .replace(JOINING, ' ')
    .trim();
  if (found.length === 0) return { problem: 'unreadable' };
  const understood = found.map((result) => result.text).join(', ');
  if (rest !== '' || found.length > 2) return { problem: 'partly', understood, rest: rest || understood };
  return toRange(found, isOpen, timeZone, nowMs);
}

/** `15m` of "last 15 minutes", "past hour" and "15 minutes". */
function lengthOf(text: string): string | undefined {
  const [, count, word] = LENGTH.exec(text) ?? [];
  const unit = word && Object.hasOwn(UNIT_TEXT, word) ? UNIT_TEXT[word] : undefined;
  if (!unit) return undefined;
  const number = count === undefined || count.startsWith('a') ? 1 : Number(count);
  return number > 0 ? `${number * unit[0]}${unit[1]}` : undefined;
}

function toRange(found: ParsedResult[], isOpen: boolean, timeZone: string, nowMs: number): ParsedRange {
  const [first, second] = found;
  if (!first) return { problem: 'unreadable' };
  const end = first.end ?? second?.start;
  const isLate = !hasDay(first.start) && momentOf(first.start, timeZone, 'start') > nowMs;
  const shift = isLate ? -DAY_MS : 0;
  const from = momentOf(first.start, timeZone, 'start') + shift;
  const to = endOf();
  const range = { from: new Date(from).toISOString(), to: to === 'now' ? to : new Date(to).toISOString() };
  if (from >= nowMs) return { problem: 'future' };
  return from < parseTime(range.to, nowMs) ? { range } : { problem: 'order' };

  function endOf(): number | 'now' {
    if (end) return momentOf(end, timeZone, 'end') + (hasDay(end) ? 0 : shift);
    return isOpen || !first || first.start.isCertain('hour') ? 'now' : momentOf(first.start, timeZone, 'end');
  }
}

const hasDay = (time: Moment) => time.isCertain('day') || time.isCertain('weekday');

/** The moment of what was read, by the clock of the zone unless the text named another; days begin and end whole. */
function momentOf(time: Moment, timeZone: string, side: 'start' | 'end'): number {
  if (time.isCertain('timezoneOffset')) return time.date().getTime();
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') => time.get(name) ?? 0;
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  if (!time.isCertain('hour')) return wallTimeToUtc(side === 'end' ? day + DAY_MS : day, timeZone);
  return wallTimeToUtc(day + ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000, timeZone);
}
