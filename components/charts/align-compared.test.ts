import { expect, it } from 'vitest';
import { alignCompared } from './align-compared';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-10T12:00:00Z');
const row = (minutes: number, total: number) => ({ start: new Date(NOW + minutes * MINUTE).toISOString(), total });

it('lays the sums of another time under the buckets, and knows nothing where there are none', () => {
  const starts = [0, 1, 2, 3].map((minute) => NOW + minute * MINUTE);
  expect(alignCompared(starts, MINUTE, [row(-60, 5), row(-58, 7)], 60 * MINUTE)).toEqual([5, null, 7, null]);
});

it('takes the nearest bucket when the cuts differ, and leaves out what lies beyond', () => {
  const starts = [0, 5].map((minute) => NOW + minute * MINUTE);
  expect(alignCompared(starts, 5 * MINUTE, [row(-18, 1), row(-13, 2), row(-8, 3)], 17 * MINUTE)).toEqual([1, 2]);
  expect(alignCompared([], MINUTE, [row(0, 1)], 0)).toEqual([]);
});
