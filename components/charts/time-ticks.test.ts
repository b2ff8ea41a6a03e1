import { describe, expect, it } from 'vitest';
import { timeTicks } from './time-ticks';

const at = (text: string) => Date.parse(text);
const nowMs = at('2026-11-30T00:00:00Z');
const labels = (from: string, to: string, timeZone: string, most = 6, locale = 'en') =>
  timeTicks(at(from), at(to), most, { nowMs, locale, timeZone }).map((tick) => tick.label);

describe('timeTicks', () => {
  it('falls on round times of the zone, not of UTC', () => {
    expect(labels('2026-11-22T17:03:00Z', '2026-11-22T17:18:00Z', 'UTC')).toEqual(['17:05', '17:10', '17:15']);
    expect(labels('2026-11-22T12:00:00Z', '2026-11-23T12:00:00Z', 'Asia/Kolkata')).toEqual([
      '18:00',
      'Nov 23',
      '06:00',
      '12:00',
    ]);
  });

  it('shows seconds for short ranges and dates for long ones', () => {
    expect(labels('2026-11-22T17:00:00Z', '2026-11-22T17:00:30Z', 'UTC')).toEqual([
      '17:00:00',
      '17:00:05',
      '17:00:10',
      '17:00:15',
      '17:00:20',
      '17:00:25',
    ]);
    expect(labels('2026-11-01T00:00:00Z', '2026-11-08T00:00:00Z', 'UTC', 8)).toHaveLength(7);
  });

  it('follows the change to summer time', () => {
    expect(labels('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 'Europe/Berlin', 4)).toEqual([
      'Mar 29',
      '06:00',
      '12:00',
      '18:00',
    ]);
    const context = { nowMs, locale: 'en', timeZone: 'Europe/Berlin' };
    expect(timeTicks(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'), 4, context)[1]?.at).toBe(
      at('2026-03-29T04:00:00Z'),
    );
  });

  it('says the year of days outside the present one', () => {
    expect(labels('2015-05-17T12:00:00Z', '2015-05-19T18:00:00Z', 'UTC', 3)).toEqual(['May 18, 2015', 'May 19, 2015']);
    expect(labels('2025-12-30T12:00:00Z', '2026-01-02T12:00:00Z', 'UTC', 3)).toEqual([
      'Dec 31, 2025',
      'Jan 1, 2026',
      'Jan 2, 2026',
    ]);
  });

  it('counts long ranges in months and years', () => {
    const twoYears = ['2024-11-22T17:00:00Z', '2026-11-22T17:00:00Z'] as const;
    expect(labels(...twoYears, 'UTC', 4)).toEqual(['Jan 2025', 'Jul 2025', 'Jan 2026', 'Jul 2026']);
    expect(labels(...twoYears, 'Asia/Seoul', 4, 'ko')[0]).toBe('2025년 1월');
    const age = ['2000-01-01T00:00:00Z', '2026-11-22T17:00:00Z'] as const;
    expect(labels(...age, 'UTC')).toEqual(['2000', '2005', '2010', '2015', '2020', '2025']);
  });

  it('is empty for an empty range', () => {
    expect(timeTicks(5, 5, 6, { nowMs, locale: 'en', timeZone: 'UTC' })).toEqual([]);
  });
});
