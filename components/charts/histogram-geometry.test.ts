import { expect, it } from 'vitest';
import { barBox, severityPaths } from './histogram-geometry';
import { prepareHistogram } from './histogram-prepare';

it('bars fill the width without overlapping', () => {
  const boxes = [0, 1, 2].map((index) => barBox(index, 3, 100));
  expect(boxes).toEqual([
    { x: 0, width: 32 },
    { x: 33, width: 33 },
    { x: 67, width: 32 },
  ]);
  expect(barBox(5, 300, 150)).toEqual({ x: 3, width: 1 });
});

it('draws one path a severity and never loses a rare one', () => {
  const buckets = [{ start: '2026-11-22T17:00:00Z', counts: { error: 1, info: 999_999 } }];
  const drawing = prepareHistogram({ interval_ms: 1000, total: '1000000', buckets }, { from: 0, to: 9e15 });
  const paths = severityPaths(drawing, 10, 96);
  expect([...paths]).toEqual([
    ['error', 'M0 95h9V96h-9z'],
    ['info', 'M0 0h9V95h-9z'],
  ]);
});
