import { describe, expect, it } from 'vitest';
import { barAt, mergeBars, prepareHistogram, rangeOfBars, roundUp } from './histogram-prepare';

const bucket = (start: string, counts: Record<string, number>) => ({ start, counts });
const RANGE = { from: Date.UTC(2026, 10, 22, 17, 0), to: Date.UTC(2026, 10, 22, 17, 2, 30) };
const HISTOGRAM = {
  interval_ms: 60_000,
  total: '100',
  buckets: [
    bucket('2026-11-22T17:00:00Z', { info: 60, error: 20, fatal: 0 }),
    bucket('2026-11-22T17:01:00Z', {}),
    bucket('2026-11-22T17:02:00Z', { warn: 15, fatal: 5 }),
  ],
};
const drawing = prepareHistogram(HISTOGRAM, RANGE);

describe('prepareHistogram', () => {
  it('stacks the worst severity at the bottom, as shares of a round axis', () => {
    expect(drawing.top).toBe(80);
    expect(drawing.bars[0]?.parts).toEqual([
      { severity: 'error', count: 20, from: 0, to: 0.25 },
      { severity: 'info', count: 60, from: 0.25, to: 1 },
    ]);
    expect(drawing.bars[1]).toMatchObject({ total: 0, parts: [] });
  });

  it('sums the legend worst first and counts fatal as error', () => {
    expect(drawing.legend.map(({ severity, count, share }) => [severity, count, share])).toEqual([
      ['fatal', 5, 0.05],
      ['error', 20, 0.2],
      ['warn', 15, 0.15],
      ['info', 60, 0.6],
    ]);
    expect(drawing).toMatchObject({ total: 100, errors: 25 });
  });

  it('marks bars the range covers only in part', () => {
    expect(drawing.bars.map((bar) => bar.partial)).toEqual([false, false, true]);
  });

  it('holds without rows or buckets', () => {
    expect(prepareHistogram({ interval_ms: 0, total: '0', buckets: [] }, RANGE)).toMatchObject({
      total: 0,
      top: 1,
      bars: [],
    });
  });
});

it.each([
  [0, 1],
  [1, 1],
  [3, 3],
  [21, 25],
  [99, 100],
  [100, 100],
  [2400, 2500],
  [51_000, 60_000],
])('roundUp(%i) = %i', (value, top) => {
  expect(roundUp(value)).toBe(top);
});

it('counts several bars as one', () => {
  const merged = mergeBars(drawing, 2, 0);
  expect(merged).toMatchObject({ start: RANGE.from, total: 100, partial: true });
  expect(merged?.parts.map(({ severity, count }) => [severity, count])).toEqual([
    ['fatal', 5],
    ['error', 20],
    ['warn', 15],
    ['info', 60],
  ]);
  expect(mergeBars(drawing, 0, 9)).toBeUndefined();
});

it('finds bars and ranges by position', () => {
  expect([-1, 0, 0.34, 0.99, 1, 2].map((share) => barAt(drawing, share))).toEqual([0, 0, 1, 2, 2, 2]);
  expect(rangeOfBars(drawing, 2, 1)).toEqual({
    from: Date.UTC(2026, 10, 22, 17, 1),
    to: Date.UTC(2026, 10, 22, 17, 3),
  });
  expect(rangeOfBars(drawing, 0, 9)).toBeUndefined();
});
