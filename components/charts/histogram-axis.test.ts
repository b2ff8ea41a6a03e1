import { describe, expect, it } from 'vitest';
import { timeTicks } from './histogram-axis';

const at = (text: string) => Date.parse(text);
const labels = (from: string, to: string, zone: string, most = 6) =>
  timeTicks(at(from), at(to), most, 'en', zone).map((tick) => tick.label);

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
    expect(timeTicks(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'), 4, 'en', 'Europe/Berlin')[1]?.at).toBe(
      at('2026-03-29T04:00:00Z'),
    );
  });

  it('is empty for an empty range', () => {
    expect(timeTicks(5, 5, 6, 'en', 'UTC')).toEqual([]);
  });
});
