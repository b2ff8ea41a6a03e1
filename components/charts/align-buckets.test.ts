import { expect, test } from 'vitest';
import { alignBuckets, widenInterval } from './align-buckets';

const at = (text: string) => `2026-03-10T${text}.000Z`;

test('rows stand in their buckets and the rest are gaps', () => {
  const rows = [
    { start: at('09:01:00'), n: 4 },
    { start: at('09:03:00'), n: 0 },
  ];
  const range = { from: Date.parse(at('09:00:30')), to: Date.parse(at('09:04:10')) };
  const buckets = alignBuckets(rows, 60_000, range);
  expect(buckets.startsMs[0]).toBe(Date.parse(at('09:00:00')));
  expect(buckets.at(({ n }) => n)).toEqual([null, 4, null, 0, null]);
});

test('buckets that do not start at a round time keep their phase', () => {
  const rows = [{ start: at('09:00:07'), n: 1 }];
  const range = { from: Date.parse(at('09:00:00')), to: Date.parse(at('09:00:40')) };
  expect(alignBuckets(rows, 30_000, range).at(({ n }) => n)).toEqual([null, 1, null]);
});

test('a range of more buckets than can be drawn gets longer ones, its end included', () => {
  const day = 86_400_000;
  const to = Date.parse(at('09:00:00'));
  expect(widenInterval(day, { from: to - 30 * day, to })).toBe(day);
  for (const days of [399, 400, 800, 10_000]) {
    const range = { from: to - days * day, to };
    const start = Math.floor((to - 1) / widenInterval(day, range)) * widenInterval(day, range);
    const rows = [{ start: new Date(start).toISOString(), n: 7 }];
    expect(
      alignBuckets(rows, widenInterval(day, range), range)
        .at(({ n }) => n)
        .at(-1),
    ).toBe(7);
  }
});
