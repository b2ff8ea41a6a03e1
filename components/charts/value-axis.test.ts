import { describe, expect, it, test } from 'vitest';
import { reachOf, roundUp, unitTicks, valueTicks } from './value-axis';

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

test.each([
  [0, 1],
  [1, 1],
  [3, 3],
  [21, 25],
  [99, 100],
  [100, 100],
  [2400, 2500],
  [51_000, 60_000],
])('roundUp(%i) = %i', (value, top) => {
  expect(roundUp(value, 1)).toBe(top);
});

describe('unitTicks', () => {
  const kibi = 1024;
  it.each([
    [3 * kibi, 'bytes', false, [0, kibi, 2 * kibi, 3 * kibi]],
    [150_000, 'duration', false, [0, 60_000, 120_000, 180_000]],
    [0.154, 'share', false, [0, 0.05, 0.1, 0.15, 0.2]],
    [0.154, 'share', true, [0, 0.2]],
    [1700, 'count', true, [0, 2000]],
    [0, 'bytes', true, [0, 1]],
  ] as const)('%s %s', (largest, unit, isShort, ticks) => {
    expect(unitTicks(largest, unit, isShort)).toEqual(ticks);
  });
});

describe('reachOf', () => {
  const quiet = Array.from({ length: 40 }, (_, index) => 8 + (index % 3));

  it('leaves a burst to be cut and keeps an axis for the rest', () => {
    expect(reachOf([...quiet, 9000])).toBe(15);
    expect(reachOf([...quiet, 9000, 8000])).toBe(15);
  });

  it('is the largest value where high bars are no exception', () => {
    expect(reachOf([...quiet, 9000, 8000, 7000, 6000])).toBe(9000);
    expect(reachOf([...quiet, 35])).toBe(35);
    expect(reachOf([1, 900])).toBe(900);
    expect(reachOf([0, 0])).toBe(0);
  });
});
