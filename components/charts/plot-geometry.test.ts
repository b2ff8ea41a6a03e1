import { expect, it, test } from 'vitest';
import type { ChangeMarker, ChartInput } from './chart';
import { barBox, barPaths, comparedPath, cutPath, placeMarkers } from './plot-geometry';
import { prepareChart } from './prepare-chart';

const bars = (values: number[][], more: Partial<ChartInput> = {}) =>
  prepareChart(
    {
      kind: 'bars',
      unit: 'count',
      startsMs: (values[0] ?? []).map((_, index) => index * 1000),
      intervalMs: 1000,
      range: { from: 0, to: 9e15 },
      series: values.map((one, index) => ({ id: 'abc'[index] ?? '', label: '', colour: '', values: one })),
      ...more,
    },
    { nowMs: 9e15, isShort: true },
  );

it('bars fill the width without overlapping', () => {
  const boxes = [0, 1, 2].map((index) => barBox(index, 3, 100));
  expect(boxes).toEqual([
    { x: 0, width: 32 },
    { x: 33, width: 33 },
    { x: 67, width: 32 },
  ]);
  expect(barBox(5, 300, 150)).toEqual({ x: 3, width: 1 });
});

it('draws one path a series and never loses a rare one', () => {
  expect([...barPaths(bars([[1], [999_999]]), 10, 96)]).toEqual([
    ['a', 'M0 95h9V96h-9z'],
    ['b', 'M0 0h9V95h-9z'],
  ]);
});

it('cuts what reaches beyond the axis', () => {
  const burst = bars([[...Array.from({ length: 24 }, () => 10), 4000]]);
  const last = barPaths(burst, 250, 96).get('a')?.split('M').at(-1);
  expect(last).toBe('240 0h9V96h-9z');
  expect(cutPath(burst, 250)).toBe('M239 8l11 -4M239 13l11 -4');
  expect(cutPath(bars([[1, 2]]), 250)).toBe('');
});

test('labels of changes stand beside their lines and not on each other', () => {
  const placed = (markers: ChangeMarker[]) =>
    placeMarkers(bars([Array.from({ length: 100 }, () => 1)], { markers }), 1000).map(({ x, side }) => [x, side]);
  const change = (second: number, label = '2.41.0') => ({ atMs: second * 1000, label });
  expect(placed([change(10), change(60)])).toEqual([
    [100, 'right'],
    [600, 'right'],
  ]);
  expect(placed([change(98)])).toEqual([[980, 'left']]);
  expect(placed([change(50), change(51), change(52)])).toEqual([
    [500, 'left'],
    [510, 'none'],
    [520, 'right'],
  ]);
  expect(placed([change(-1), change(100)])).toEqual([]);
});

it('steps along what it is compared with, breaks at gaps, and makes room for it', () => {
  const chart = bars([[1, 2, 1, 1]], { compared: { label: 'Day before', values: [1, 8, null, 4] } });
  expect(chart.top).toBeGreaterThanOrEqual(8);
  const y = (value: number) => Math.max(1, Math.round(100 - (value / chart.top) * 100));
  expect(comparedPath(chart, 40, 100)).toBe(`M0 ${y(1)}H10V${y(8)}H20M30 ${y(4)}H40`);
  expect(comparedPath(bars([[1, 2]]), 40, 100)).toBe('');
});
