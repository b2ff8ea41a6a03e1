import { describe, expect, test } from 'vitest';
import { parseSpokenRange } from './spoken-range';

/** A Tuesday, 21:00 in Seoul. */
const NOW = Date.parse('2026-03-10T12:00:00Z');
const read = (text: string, timeZone = 'Asia/Seoul') => parseSpokenRange(text, timeZone, NOW);
const iso = (from: string, to: string) => ({ range: { from: `2026-${from}:00.000Z`, to: `2026-${to}:00.000Z` } });

describe('lengths end now', () => {
  test.each([
    ['last 15 minutes', 'now-15m'],
    ['Past hour', 'now-1h'],
    ['the last 2 weeks', 'now-14d'],
    ['30 min', 'now-30m'],
    ['최근 15분', 'now-15m'],
    ['지난 3시간 동안', 'now-3h'],
    ['최근 2일', 'now-2d'],
  ])('%s', (text, from) => expect(read(text)).toEqual({ range: { from, to: 'now' } }));
});

describe('clock times and days by the clock of the zone', () => {
  test.each([
    ['20:45 to 20:50', iso('03-10T11:45', '03-10T11:50')],
    // Not yet today, so yesterday.
    ['21:45 to 22:01', iso('03-09T12:45', '03-09T13:01')],
    ['yesterday', iso('03-08T15:00', '03-09T15:00')],
    ['어제', iso('03-08T15:00', '03-09T15:00')],
    ['yesterday 21:45 to 22:01', iso('03-09T12:45', '03-09T13:01')],
    ['어제 오후 9시 45분부터 10시까지', iso('03-09T12:45', '03-09T13:00')],
    ['어제 21:45부터 22:01까지', iso('03-09T12:45', '03-09T13:01')],
    ['march 1', iso('02-28T15:00', '03-01T15:00')],
    ['monday 14:00 to 15:00', iso('03-09T05:00', '03-09T06:00')],
    ['3월 1일', iso('02-28T15:00', '03-01T15:00')],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['since 9am', '10T00:00'],
    ['오전 9시부터', '10T00:00'],
    ['3 hours ago', '10T09:00'],
    ['2시간 전부터', '10T10:00'],
    ['9am until now', '10T00:00'],
  ])('%s goes on until now', (text, from) => {
    expect(read(text)).toEqual({ range: { from: `2026-03-${from}:00.000Z`, to: 'now' } });
  });

  test('a day before the change to daylight saving has the offset of its own', () => {
    expect(parseSpokenRange('march 28 10:00 to 11:00', 'Europe/Berlin', Date.parse('2026-04-02T12:00:00Z'))).toEqual(
      iso('03-28T09:00', '03-28T10:00'),
    );
  });
});

describe('what is not a range says what was understood', () => {
  test('nothing', () => expect(read('soon')).toEqual({ problem: 'unreadable' }));
  test('a part', () =>
    expect(read('yesterday banana')).toEqual({ problem: 'partly', understood: 'yesterday', rest: 'banana' }));
  test('the future', () => expect(read('tomorrow')).toEqual({ problem: 'future' }));
});
