import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucketWidth } from './bucket-width';

const MINUTE = 60_000;

it.each([
  [15 * MINUTE, 60, 15_000],
  [60 * MINUTE, 60, MINUTE],
  [24 * 60 * MINUTE, 60, 30 * MINUTE],
  [7 * 24 * 60 * MINUTE, 60, 3 * 60 * MINUTE],
  [1000, 60, 20],
])('%d ms in about %d bars are %d ms wide', (length, buckets, width) => {
  expect(bucketWidth({ from: 0, to: length }, buckets)).toBe(width);
});

it('never needs more bars than asked for, and no fewer than it must', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4e12 }), fc.integer({ min: 1, max: 300 }), (length, buckets) => {
      const bars = length / bucketWidth({ from: 0, to: length }, buckets);
      expect(bars).toBeLessThanOrEqual(buckets);
      if (length > buckets) expect(bars).toBeGreaterThan(buckets / 3);
    }),
  );
});
