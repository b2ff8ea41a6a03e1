import { parseTime } from '@/model/time-range';
import type { RangeText } from './range-math';
import { wallTimeToUtc } from './time-zone';

export type ParsedRange =
  | { range: RangeText }
  | { problem: 'unreadable' | 'order' | 'future' }
  /** Some of it is a time, `rest` is not. */
  | { problem: 'partly'; understood: string; rest: string };

const DAY_MS = 86_400_000;
const WORDS: Readonly<Record<string, number>> = { today: 0, 오늘: 0, yesterday: -1, 어제: -1 };

/**
 * A range as people type it: `3h`, `now-3h`, `yesterday`, `now-3h to now-1h`, or two dates with `to`, `~`, `–` or ` - ` between.
 * Dates without an offset are in `timeZone`; a bare end date includes that day.
 */
export function parseRangeText(text: string, timeZone: string, nowMs: number): ParsedRange {
  const trimmed = text.trim().toLowerCase();
  const word = Object.hasOwn(WORDS, trimmed) ? WORDS[trimmed] : undefined;
  if (word !== undefined) return dayRange(nowMs + word * DAY_MS, timeZone);
  const parts = trimmed.split(/\s+to\s+|\s*[~–—]\s*|\s+-\s+/);
  if (parts.length > 2) return { problem: 'unreadable' };
  const from = readBound(parts[0] ?? '', timeZone, 'start');
  const to = parts.length === 2 ? readBound(parts[1] ?? '', timeZone, 'end') : 'now';
  if (from === undefined || to === undefined) return { problem: 'unreadable' };
  return parseTime(from, nowMs) < parseTime(to, nowMs) ? { range: { from, to } } : { problem: 'order' };
}

function dayRange(momentMs: number, timeZone: string): ParsedRange {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(momentMs);
  const from = readBound(day, timeZone, 'start');
  const to = readBound(day, timeZone, 'end');
  return from && to ? { range: { from, to } } : { problem: 'unreadable' };
}

function readBound(text: string, timeZone: string, side: 'start' | 'end'): string | undefined {
  if (/^(now|now-\d{1,6}[smhdw])$/.test(text)) return text;
  if (/^\d{1,6}[smhdw]$/.test(text)) return `now-${text}`;
  if (/^\d{12,14}$/.test(text)) return new Date(Number(text)).toISOString();
  if (/^\d{4}-\d{2}-\d{2}t.*(z|[+-]\d{2}:?\d{2})$/.test(text)) return isoOrUndefined(Date.parse(text.toUpperCase()));
  const match = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[t ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
  const isWholeDay = match[4] === undefined;
  return isoOrUndefined(wallTimeToUtc(isWholeDay && side === 'end' ? wall + DAY_MS : wall, timeZone));
}

function isoOrUndefined(ms: number): string | undefined {
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
