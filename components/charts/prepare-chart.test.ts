import { describe, expect, it, test } from 'vitest';
import type { ChartInput } from './chart';
import { OTHER } from './limit-series';
import { mergeSlots, prepareChart, rangeOfSlots, slotAt } from './prepare-chart';
import { severityChart, sumSeverities } from './severity-chart';

const START = Date.parse('2026-03-10T09:00:00Z');
const MINUTE = 60_000;
const input: ChartInput = {
  kind: 'bars',
  unit: 'count',
  startsMs: [START, START + MINUTE, START + 2 * MINUTE],
  intervalMs: MINUTE,
  range: { from: START, to: START + 3 * MINUTE },
  series: [
    { id: 'rejected', label: 'Rejected', colour: 'var(--a)', values: [1, null, 0] },
    { id: 'stored', label: 'Stored', colour: 'var(--b)', values: [9, null, 0] },
  ],
};
const context = { nowMs: START + 10 * MINUTE };

describe('a stack', () => {
  test('keeps a gap a gap and nothing zero', () => {
    expect(prepareChart(input, context).slots.map(({ total }) => total)).toEqual([10, null, 0]);
  });

  test('says which buckets are incomplete and why', () => {
    const partial = (nowMs: number, range = input.range) =>
      prepareChart({ ...input, range }, { nowMs }).slots.map((slot) => slot.partial);
    expect(partial(START + 2.5 * MINUTE)).toEqual([null, null, 'arriving']);
    expect(partial(context.nowMs, { from: START + 1, to: START + 2.5 * MINUTE })).toEqual(['cut', null, 'cut']);
  });

  test('without a series has a lower axis, and the legend keeps its figure', () => {
    const chart = prepareChart(input, { ...context, hidden: new Set(['stored']) });
    expect(chart.top).toBe(1);
    expect(chart.legend.map(({ id, figure, share }) => [id, figure, share])).toEqual([
      ['rejected', 1, 0.1],
      ['stored', 9, 0.9],
    ]);
  });

  test('of nothing has an axis and no bars', () => {
    const chart = prepareChart({ ...input, startsMs: [], series: [] }, context);
    expect(chart).toMatchObject({ slots: [], valueTicks: [0, 1], start: START, end: START + 3 * MINUTE, total: 0 });
  });

  test('beyond eight series adds up the smallest as others, in a neutral colour', () => {
    const series = Array.from({ length: 41 }, (_, index) => ({
      id: `s${index}`,
      label: `S${index}`,
      colour: 'var(--c)',
      values: [index, index === 40 ? 5 : null, 0],
    }));
    const chart = prepareChart({ ...input, series, order: 'largest' }, { ...context, nameOther: (n) => `${n} others` });
    expect(chart.series.map(({ id }) => id)).toEqual(['s40', 's39', 's38', 's37', 's36', 's35', 's34', 's33', OTHER]);
    expect(chart.series.at(-1)).toMatchObject({ label: '33 others', values: [(32 * 33) / 2, null, 0] });
    expect(chart.total).toBe((40 * 41) / 2 + 5);
  });

  test('is scaled for its usual bars, and a burst is cut', () => {
    const values = [...Array.from({ length: 39 }, () => 10), 1000];
    const startsMs = values.map((_, index) => START + index * MINUTE);
    const bursting = { ...input, startsMs, series: [{ id: 'a', label: 'A', colour: '', values }] };
    const chart = prepareChart(bursting, context);
    expect(chart.top).toBe(15);
    expect(chart.clipped).toEqual({ count: 1, largest: 1000 });
    expect(chart.slots.map(({ isClipped }) => isClipped).lastIndexOf(true)).toBe(39);
    expect(prepareChart(bursting, { ...context, isWhole: true })).toMatchObject({ top: 1000, clipped: undefined });
  });
});

describe('lines', () => {
  const lines: ChartInput = {
    ...input,
    kind: 'lines',
    unit: 'duration',
    series: [
      { id: 'p50', label: 'p50', colour: '', values: [200, null, 220] },
      { id: 'p95', label: 'p95', colour: '', values: [0, null, 1600], band: { low: [1, 1, 1], high: [1, 2900, 1] } },
    ],
    markers: [
      { atMs: START + 90_000, label: '2.41.0' },
      { atMs: START, label: 'before' },
    ],
  };

  test('start at zero each, are as high as the highest and reach for their bands', () => {
    const chart = prepareChart(lines, context);
    expect(chart.slots.map(({ total }) => total)).toEqual([200, null, 1600]);
    expect(chart.slots[0]?.parts.map(({ value, from }) => [value, from])).toEqual([
      [200, 0],
      [0, 0],
    ]);
    expect(chart.valueTicks).toEqual([0, 1000, 2000, 3000]);
    expect(chart.legend.map(({ figure }) => figure)).toEqual([220, 1600]);
    expect(chart.markers.map(({ label }) => label)).toEqual(['before', '2.41.0']);
  });

  test('are not added up: more than eight are left out', () => {
    const series = Array.from({ length: 12 }, (_, index) => ({
      id: `${index}`,
      label: '',
      colour: '',
      values: [index],
    }));
    expect(prepareChart({ ...lines, series }, context).series.map(({ id }) => id)).toEqual([...'456789', '10', '11']);
  });
});

const RANGE = { from: Date.UTC(2026, 10, 22, 17, 0), to: Date.UTC(2026, 10, 22, 17, 2, 30) };
const counts = {
  interval_ms: 60_000,
  buckets: [
    { start: '2026-11-22T17:00:00Z', counts: { info: 60, error: 20, fatal: 0 } },
    { start: '2026-11-22T17:01:00Z', counts: {} },
    { start: '2026-11-22T17:02:00Z', counts: { warn: 15, fatal: 5 } },
  ],
};
const histogram = prepareChart(
  severityChart(counts, RANGE, (severity) => severity),
  { nowMs: RANGE.to + MINUTE, isShort: true },
);

describe('counts by severity', () => {
  it('stacks the worst severity at the bottom, as shares of a round axis', () => {
    expect(histogram.top).toBe(80);
    expect(histogram.slots[0]?.parts).toEqual([
      { id: 'error', value: 20, from: 0, to: 0.25 },
      { id: 'info', value: 60, from: 0.25, to: 1 },
    ]);
    expect(histogram.slots[1]).toMatchObject({ total: 0, parts: [] });
  });

  it('sums the legend worst first and counts fatal as error', () => {
    expect(histogram.legend.map(({ id, figure, share }) => [id, figure, share])).toEqual([
      ['fatal', 5, 0.05],
      ['error', 20, 0.2],
      ['warn', 15, 0.15],
      ['info', 60, 0.6],
    ]);
    expect(sumSeverities(counts)).toEqual({ total: 100, errors: 25 });
  });

  it('holds without rows or buckets', () => {
    const none = severityChart({ interval_ms: 0, buckets: [] }, RANGE, String);
    expect(prepareChart(none, { ...context, isShort: true })).toMatchObject({ total: 0, top: 1, slots: [] });
  });

  it('counts several bars as one', () => {
    const merged = mergeSlots(histogram, 2, 0);
    expect(merged).toMatchObject({ start: RANGE.from, total: 100, partial: 'cut' });
    expect(merged?.parts.map(({ id, value }) => [id, value])).toEqual([
      ['fatal', 5],
      ['error', 20],
      ['warn', 15],
      ['info', 60],
    ]);
    expect(mergeSlots(histogram, 0, 9)).toBeUndefined();
  });

  it('finds bars and ranges by position', () => {
    expect([-1, 0, 0.34, 0.99, 1, 2].map((share) => slotAt(histogram, share))).toEqual([0, 0, 1, 2, 2, 2]);
    expect(rangeOfSlots(histogram, 2, 1)).toEqual({
      from: Date.UTC(2026, 10, 22, 17, 1),
      to: Date.UTC(2026, 10, 22, 17, 3),
    });
    expect(rangeOfSlots(histogram, 0, 9)).toBeUndefined();
  });
});
