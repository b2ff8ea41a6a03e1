import { describe, expect, test } from 'vitest';
import {
  formatAgo,
  formatBytes,
  formatCount,
  formatDuration,
  formatLast,
  formatPercent,
  formatRate,
  formatShort,
  formatSpan,
  formatTime,
} from './format';

describe('format', () => {
  test.each([
    ['18446744073709551615', 'en', '18,446,744,073,709,551,615'],
    [1234.6, 'en', '1,235'],
    ['0', 'ko', '0'],
  ])('counts %s in %s as %s', (value, locale, text) => {
    expect(formatCount(value, locale)).toBe(text);
  });

  test.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [12_700, '12.4 KiB'],
    [1024 ** 3 * 1.017, '1.02 GiB'],
    [2 ** 62, '4,096 PiB'],
  ])('bytes %s as %s', (value, text) => {
    expect(formatBytes(value, 'en')).toBe(text);
  });

  test('a share that is not zero never reads as zero', () => {
    expect(formatPercent(0, 'en')).toBe('0%');
    expect(formatPercent(0.00001, 'en')).toBe('<0.05%');
    expect(formatPercent(0.0041, 'en')).toBe('0.41%');
    expect(formatPercent(0.414, 'en')).toBe('41.4%');
  });

  test('short numbers, rates and durations follow the locale', () => {
    expect(formatShort(12_400, 'en')).toBe('12.4K');
    expect(formatShort(12_400, 'ko')).toBe('1.2만');
    expect(formatRate(0.416, 'en')).toBe('0.42');
    expect(formatRate(5120, 'en')).toBe('5,120');
    expect(formatDuration(840, 'en')).toBe('840 ms');
    expect(formatDuration(2400, 'ko')).toBe('2.4초');
    expect(formatDuration(7_200_000, 'en', 'long')).toBe('2 hours');
  });

  test('times use the zone asked for and a 24-hour clock', () => {
    const time = Date.UTC(2026, 0, 31, 23, 5, 9, 42);
    expect(formatTime(time, time, 'en', 'UTC', 'time')).toBe('23:05');
    expect(formatTime(time, time, 'en', 'Asia/Seoul', 'time-ms')).toBe('08:05:09.042');
    expect(formatTime('2026-01-31T23:05:09.042Z', time, 'en', 'Asia/Seoul', 'day')).toBe('Feb 1');
  });

  test('days outside the present year carry it', () => {
    const now = Date.UTC(2026, 0, 31);
    const old = Date.UTC(2009, 8, 16, 12, 30);
    expect(formatTime(old, now, 'en', 'UTC')).toBe('Sep 16, 2009, 12:30');
    expect(formatTime(old, now, 'ko', 'UTC')).toBe('2009년 9월 16일 12:30');
    expect(formatTime(old, now, 'en', 'UTC', 'day')).toBe('Sep 16, 2009');
    expect(formatTime(now, now, 'en', 'UTC')).toBe('Jan 31, 00:00');
  });

  test('a stretch of time has the year when an end is outside the present one', () => {
    const plain = (text: string) => text.replace(/[\u2009\u202f]/g, ' ');
    const now = Date.UTC(2026, 0, 31);
    expect(plain(formatSpan(now - 7_200_000, now - 3_600_000, now, 'en', 'UTC'))).toBe('Jan 30, 22:00 – 23:00');
    expect(plain(formatSpan(Date.UTC(2009, 8, 16), now, now, 'en', 'UTC'))).toBe(
      'Sep 16, 2009, 00:00 – Jan 31, 2026, 00:00',
    );
    expect(plain(formatSpan(Date.UTC(2009, 8, 16), Date.UTC(2009, 8, 17), now, 'ko', 'UTC'))).toContain('2009');
  });

  test('ago picks the unit a person would', () => {
    expect(formatAgo(0, 180_000, 'ko')).toBe('3분 전');
    expect(formatAgo(0, 7_200_000, 'en')).toBe('2 hr. ago');
  });
});

test('what stands behind "the last" has no one', () => {
  const last = (ms: number, locale = 'en') => formatLast(ms, locale);
  expect(last(3_600_000)).toBe('hour');
  expect(last(86_400_000)).toBe('day');
  expect(last(900_000)).toBe('15 minutes');
  expect(last(5_400_000)).toBe('1.5 hours');
  expect(last(3_600_000, 'ko')).toBe('1시간');
});
