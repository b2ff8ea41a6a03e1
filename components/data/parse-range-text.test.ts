import { describe, expect, test } from 'vitest';
import { parseRangeText } from './parse-range-text';
import { wallTimeToUtc } from './time-zone';

const NOW = Date.parse('2026-03-10T12:00:00Z');

describe('parseRangeText', () => {
  test.each([
    ['3h', 'now-3h', 'now'],
    [' now-90m ', 'now-90m', 'now'],
    ['now-3h to now-1h', 'now-3h', 'now-1h'],
    ['2026-03-01 09:00 to 2026-03-01 12:30', '2026-03-01T00:00:00.000Z', '2026-03-01T03:30:00.000Z'],
    ['2026-03-01 ~ 2026-03-02', '2026-02-28T15:00:00.000Z', '2026-03-02T15:00:00.000Z'],
    ['2026-03-01T00:00:00Z - now', '2026-03-01T00:00:00.000Z', 'now'],
    ['2026.3.1 – 2026/3/1', '2026-02-28T15:00:00.000Z', '2026-03-01T15:00:00.000Z'],
    ['어제', '2026-03-08T15:00:00.000Z', '2026-03-09T15:00:00.000Z'],
    ['1772323200000', '2026-03-01T00:00:00.000Z', 'now'],
  ])('reads "%s"', (text, from, to) => {
    expect(parseRangeText(text, 'Asia/Seoul', NOW)).toEqual({ range: { from, to } });
  });

  test.each(['', 'soon', '2026-13-99 to now', '1h to 2h to 3h', 'now+1h'])('does not read "%s"', (text) => {
    expect(parseRangeText(text, 'UTC', NOW)).toHaveProperty('problem');
  });

  test('says when the order is wrong', () => {
    expect(parseRangeText('now-1h to now-3h', 'UTC', NOW)).toEqual({ problem: 'order' });
  });

  test('a clock reading after the change to daylight saving uses the new offset', () => {
    expect(wallTimeToUtc(Date.UTC(2026, 2, 29, 1, 30), 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 0, 30));
    expect(wallTimeToUtc(Date.UTC(2026, 2, 29, 3, 30), 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });
});
