import { describe, expect, test } from 'vitest';
import { zoneOffsetMs } from '@/components/data/time-zone';
import { pickTicks, valueTicks } from './time-axis';

const at = (text: string) => Date.parse(`2026-03-10T${text}Z`);
const every = (from: string, count: number, stepMs: number) =>
  Array.from({ length: count }, (_, index) => at(from) + index * stepMs);

describe('pickTicks', () => {
  test('ticks stand at round clock times', () => {
    const ticks = pickTicks(every('09:07:00', 60, 60_000), 6, 0);
    expect(ticks).toEqual([
      at('09:10:00'),
      at('09:20:00'),
      at('09:30:00'),
      at('09:40:00'),
      at('09:50:00'),
      at('10:00:00'),
    ]);
  });

  test('midnight of the zone, not of UTC, carries the tick', () => {
    const offset = zoneOffsetMs(at('00:00:00'), 'Asia/Seoul');
    expect(offset).toBe(9 * 3_600_000);
    expect(pickTicks(every('00:00:00', 48, 3_600_000), 3, offset)).toContain(at('15:00:00'));
  });

  test('long ranges have ticks where months begin', () => {
    const days = Array.from({ length: 400 }, (_, index) => Date.UTC(2009, 8, 16 + index));
    expect(pickTicks(days, 4, 0)).toEqual([Date.UTC(2010, 0, 1), Date.UTC(2010, 6, 1)]);
  });

  test('nothing and one bucket are fine', () => {
    expect(pickTicks([], 5, 0)).toEqual([]);
    expect(pickTicks([at('09:07:13')], 5, 0)).toEqual([at('09:07:13')]);
  });
});

test.each([
  [0, [0, 1]],
  [7, [0, 2, 4, 6, 8]],
  [0.07, [0, 0.02, 0.04, 0.06, 0.08]],
  [101, [0, 50, 100, 150]],
  [100, [0, 25, 50, 75, 100]],
])('value ticks up to %s', (largest, ticks) => {
  expect(valueTicks(largest)).toEqual(ticks);
});

test('counts have no ticks between whole numbers', () => {
  expect(valueTicks(2, 1)).toEqual([0, 1, 2]);
});
