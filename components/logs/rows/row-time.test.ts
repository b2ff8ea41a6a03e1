import { expect, it } from 'vitest';
import { stampToMs, toExactTime, toRowTime } from './row-time';

const STAMP = '2026-11-22T17:23:52.123456789Z';

it.each([
  [STAMP, Date.UTC(2026, 10, 22, 17, 23, 52, 123)],
  ['2026-11-22T17:23:52Z', Date.UTC(2026, 10, 22, 17, 23, 52)],
  ['2026-11-22T17:23:52.5Z', Date.UTC(2026, 10, 22, 17, 23, 52, 500)],
])('stampToMs %s', (stamp, ms) => {
  expect(stampToMs(stamp)).toBe(ms);
});

it('shows rows in the zone and language of the reader', () => {
  expect(toRowTime(STAMP, 'en', 'UTC')).toEqual({ day: 'Nov 22', clock: '17:23:52.123' });
  expect(toRowTime(STAMP, 'ko', 'Asia/Seoul')).toEqual({ day: '11월 23일', clock: '02:23:52.123' });
  expect(toRowTime('garbage', 'en', 'UTC')).toEqual({ day: '', clock: 'garbage' });
});

it('names nanoseconds and the zone exactly', () => {
  expect(toExactTime(STAMP, 'en', 'Asia/Seoul')).toBe('Nov 23, 2026 02:23:52.123456789 Asia/Seoul');
});
