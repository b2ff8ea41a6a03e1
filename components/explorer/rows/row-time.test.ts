import { expect, it } from 'vitest';
import { stampToMs, toExactTime, toRowTime } from './row-time';

const NOW = Date.UTC(2026, 10, 30);
const STAMP = '2026-11-22T17:23:52.123456789Z';

it.each([
  [STAMP, Date.UTC(2026, 10, 22, 17, 23, 52, 123)],
  ['2026-11-22T17:23:52Z', Date.UTC(2026, 10, 22, 17, 23, 52)],
  ['2026-11-22T17:23:52.5Z', Date.UTC(2026, 10, 22, 17, 23, 52, 500)],
])('stampToMs %s', (stamp, ms) => {
  expect(stampToMs(stamp)).toBe(ms);
});

it('shows rows in the zone and language of the reader', () => {
  expect(toRowTime(STAMP, NOW, 'en', 'UTC')).toEqual({ day: 'Nov 22', clock: '17:23:52.123' });
  expect(toRowTime(STAMP, NOW, 'ko', 'Asia/Seoul')).toEqual({ day: '11월 23일', clock: '02:23:52.123' });
  expect(toRowTime('garbage', NOW, 'en', 'UTC')).toEqual({ day: '', clock: 'garbage' });
});

it('shows the year of rows that are not of the present one in the zone of the reader', () => {
  const old = '2009-09-16T10:00:00.5Z';
  expect(toRowTime(old, NOW, 'en', 'UTC')).toEqual({ day: 'Sep 16, 2009', clock: '10:00:00.500' });
  expect(toRowTime(old, NOW, 'ko', 'UTC').day).toBe('2009. 9. 16.');
  expect(toRowTime('2025-12-31T20:00:00Z', NOW, 'en', 'UTC').day).toBe('Dec 31, 2025');
  expect(toRowTime('2025-12-31T20:00:00Z', NOW, 'en', 'Asia/Seoul').day).toBe('Jan 1');
});

it('names nanoseconds and the zone exactly', () => {
  expect(toExactTime(STAMP, 'en', 'Asia/Seoul')).toBe('Nov 23, 2026 02:23:52.123456789 Asia/Seoul');
});
