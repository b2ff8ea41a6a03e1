import { expect, test } from 'vitest';
import { describeBar, prepareTimeBars } from './prepare-time-bars';

const START = Date.parse('2026-03-10T09:00:00Z');
const input = {
  startsMs: [START, START + 60_000, START + 120_000],
  intervalMs: 60_000,
  series: [
    { id: 'rejected', label: 'Rejected', colour: 'var(--a)', values: [1, null, 0] },
    { id: 'stored', label: 'Stored', colour: 'var(--b)', values: [9, null, 0] },
  ],
};
const context = { hidden: new Set<string>(), timeZone: 'UTC', nowMs: START + 150_000, widthPx: 600 };

test('a gap stays a gap and nothing stays zero', () => {
  const { rows } = prepareTimeBars(input, context);
  expect(rows.map(({ total }) => total)).toEqual([10, null, 0]);
});

test('the bucket that now stands in is partial', () => {
  expect(prepareTimeBars(input, context).rows.map(({ isPartial }) => isPartial)).toEqual([false, false, true]);
});

test('hiding a series lowers the axis but keeps its total for the legend', () => {
  const model = prepareTimeBars(input, { ...context, hidden: new Set(['stored']) });
  expect(model.yTicks.at(-1)).toBe(1);
  expect(model.totals).toEqual({ rejected: 1, stored: 9 });
});

test('a bar is described largest first with shares', () => {
  const { rows, series } = prepareTimeBars(input, context);
  expect(rows[0] && describeBar(rows[0], series).map(({ series: { id }, share }) => [id, share])).toEqual([
    ['stored', 0.9],
    ['rejected', 0.1],
  ]);
});

test.each([
  ['2026-03-01', 6, 'time'],
  ['2026-03-01', 24 * 10, 'day'],
  ['2009-03-01', 6, 'time'],
  ['2009-03-01', 24 * 10, 'date'],
  ['2024-03-01', 24 * 700, 'month'],
])('ticks from %s over %s hours are written as %s', (day, hours, style) => {
  const startMs = Date.parse(day);
  const intervalMs = (hours * 3_600_000) / 60;
  const startsMs = Array.from({ length: 60 }, (_, index) => startMs + index * intervalMs);
  expect(prepareTimeBars({ startsMs, intervalMs, series: [] }, context).tickStyle).toBe(style);
});

test('an empty range has an axis and no bars', () => {
  const model = prepareTimeBars({ startsMs: [], intervalMs: 60_000, series: [] }, context);
  expect(model).toMatchObject({ rows: [], xTicks: [], yTicks: [0, 1] });
});
