import type { TimeRange } from '@/model/time-range';
import type { ChartInput, ChartPart, ChartSeries, ChartSlot, LegendEntry, PreparedChart } from './chart';
import { limitSeries, sumKnown } from './limit-series';
import { reachOf, unitTicks } from './value-axis';

export interface PrepareContext {
  nowMs: number;
  /** Ids of series the person has left out. */
  hidden?: ReadonlySet<string>;
  /** Too low for more labels than the two ends of the axis. */
  isShort?: boolean;
  /** The axis reaches the highest bar, however small that makes the others. */
  isWhole?: boolean;
  nameOther?: (count: number) => string;
}

/** Decides everything about a chart that does not depend on pixels; drawing only draws. */
export function prepareChart(input: ChartInput, context: PrepareContext): PreparedChart {
  const { kind, unit, startsMs, intervalMs } = input;
  const all = limitSeries(input, context.nameOther ?? String);
  const series = all.filter(({ id }) => !context.hidden?.has(id));
  const isStack = kind !== 'lines';
  const slots = startsMs.map((start, index) => toSlot(input, series, start, index, context.nowMs));
  const before = input.compared?.values.map((value) => value ?? 0) ?? [];
  const totals = [...slots.map(({ total }) => total ?? 0), ...before];
  const largest = Math.max(0, ...totals, ...bandTops(series));
  const reach = kind === 'bars' && !context.isWhole ? reachOf(totals) : largest;
  const valueTicks = unitTicks(reach, unit, context.isShort ?? false);
  const top = valueTicks.at(-1) ?? 1;
  for (const slot of slots) place(slot, top, isStack);
  const clipped = slots.filter((slot) => slot.isClipped);
  const legend = all.map((one) => toLegend(one, isStack));
  const total = isStack ? legend.reduce((sum, { figure }) => sum + figure, 0) : 0;
  for (const entry of legend) entry.share = total > 0 ? entry.figure / total : 0;
  return {
    kind,
    unit,
    intervalMs,
    start: slots[0]?.start ?? input.range.from,
    end: slots.at(-1)?.end ?? input.range.to,
    slots,
    series,
    legend,
    total,
    top,
    valueTicks,
    clipped: clipped.length > 0 ? { count: clipped.length, largest } : undefined,
    markers: (input.markers ?? []).toSorted((a, b) => a.atMs - b.atMs),
    compared: input.compared,
  };
}

function toSlot(
  { kind, intervalMs, range }: ChartInput,
  series: readonly ChartSeries[],
  start: number,
  index: number,
  nowMs: number,
): ChartSlot {
  const end = start + intervalMs;
  const values = series.map(({ values }) => values[index] ?? null);
  const known = values.filter((value) => value !== null);
  const highest = known.length > 0 ? Math.max(...known) : null;
  const parts = series.flatMap(({ id }, at): ChartPart[] => {
    const value = values[at] ?? null;
    return value === null || (value === 0 && kind !== 'lines') ? [] : [{ id, value, from: 0, to: 0 }];
  });
  return {
    start,
    end,
    total: kind === 'lines' ? highest : sumKnown(values),
    partial: partialOf(start, end, range, nowMs),
    isClipped: false,
    parts,
  };
}

function partialOf(start: number, end: number, range: TimeRange, nowMs: number): ChartSlot['partial'] {
  if (end > nowMs) return 'arriving';
  return start < range.from || end > range.to ? 'cut' : null;
}

/** Gives parts their places on the axis: upon each other in a stack, each from zero among lines. */
function place(slot: ChartSlot, top: number, isStack: boolean): void {
  let below = 0;
  for (const part of slot.parts) {
    part.from = isStack ? below / top : 0;
    part.to = (isStack ? below + part.value : part.value) / top;
    below += part.value;
  }
  slot.isClipped = (slot.total ?? 0) > top;
}

function bandTops(series: readonly ChartSeries[]): number[] {
  return series.flatMap(({ band }) => band?.high.map((value) => value ?? 0) ?? []);
}

function toLegend({ id, label, colour, values }: ChartSeries, isStack: boolean): LegendEntry {
  const figure = isStack ? (sumKnown(values) ?? 0) : (values.findLast((value) => value !== null) ?? 0);
  return { id, label, colour, figure, share: 0 };
}

/** What the compared time has where a slot, or several merged ones, lie; null when nobody knows. */
export function comparedTotal(chart: PreparedChart, slot: ChartSlot): number | null {
  const values = chart.slots.flatMap(({ start }, index) =>
    start >= slot.start && start < slot.end ? [chart.compared?.values[index] ?? null] : [],
  );
  return sumKnown(values);
}

/** Index of the slot under a share (0-1) of the plot's width. */
export function slotAt(chart: PreparedChart, share: number): number {
  return Math.min(chart.slots.length - 1, Math.max(0, Math.floor(share * chart.slots.length)));
}

/** The range between two slots in any order, both included. */
export function rangeOfSlots(
  chart: PreparedChart,
  first: number,
  second: number,
): { from: number; to: number } | undefined {
  const left = chart.slots[Math.min(first, second)];
  const right = chart.slots[Math.max(first, second)];
  return left && right ? { from: left.start, to: right.end } : undefined;
}

/** Several neighbouring slots of a stack counted as one, in any order of the ends; of lines, the second slot. */
export function mergeSlots(chart: PreparedChart, first: number, second: number): ChartSlot | undefined {
  const range = rangeOfSlots(chart, first, second);
  if (!range || first === second || chart.kind === 'lines') return range && chart.slots[second];
  const slots = chart.slots.slice(Math.min(first, second), Math.max(first, second) + 1);
  const parts = chart.series.flatMap(({ id }) => {
    const value = sumKnown(slots.flatMap((slot) => slot.parts.filter((part) => part.id === id).map((p) => p.value)));
    return value ? [{ id, value, from: 0, to: 0 }] : [];
  });
  return {
    start: range.from,
    end: range.to,
    total: sumKnown(slots.map(({ total }) => total)),
    partial: slots.find(({ partial }) => partial !== null)?.partial ?? null,
    isClipped: false,
    parts,
  };
}
