import type { LogHistogram } from '@/model/log-api';
import { isError, SEVERITIES, type Severity } from '@/model/severity';
import type { TimeRange } from '@/model/time-range';

/** One severity within a bar; `from` and `to` are shares of the axis, 0 at the bottom. */
export interface BarPart {
  severity: Severity;
  count: number;
  from: number;
  to: number;
}

export interface HistogramBar {
  /** Milliseconds since the epoch, half-open. */
  start: number;
  end: number;
  total: number;
  /** The range asked for covers only a part of this bar, so its height says less than its neighbours'. */
  partial: boolean;
  /** Worst severity first, which is drawn at the bottom so that it is never hidden. */
  parts: BarPart[];
}

export interface LegendEntry {
  severity: Severity;
  count: number;
  /** 0-1 of all rows. */
  share: number;
}

export interface HistogramDrawing {
  intervalMs: number;
  /** Milliseconds since the epoch of the left and the right edge of the plot. */
  start: number;
  end: number;
  bars: HistogramBar[];
  legend: LegendEntry[];
  total: number;
  /** Rows of severity error and fatal. */
  errors: number;
  /** Value at the top of the axis: a round number at or above the tallest bar. */
  top: number;
}

/** Decides everything about the histogram that does not depend on pixels; `range` is what was asked for. */
export function prepareHistogram(histogram: LogHistogram, range: TimeRange): HistogramDrawing {
  const intervalMs = Math.max(1, histogram.interval_ms);
  const bars = histogram.buckets.map(({ start, counts }) => {
    const startMs = Date.parse(start);
    const parts = SEVERITIES.flatMap((severity) => {
      const count = counts[severity] ?? 0;
      return count > 0 ? [{ severity, count, from: 0, to: 0 }] : [];
    });
    const total = parts.reduce((sum, part) => sum + part.count, 0);
    const partial = startMs < range.from || startMs + intervalMs > range.to;
    return { start: startMs, end: startMs + intervalMs, total, partial, parts };
  });
  const top = roundUp(Math.max(0, ...bars.map((bar) => bar.total)));
  for (const bar of bars) stack(bar, top);
  const legend = toLegend(bars);
  return {
    intervalMs,
    start: bars[0]?.start ?? 0,
    end: bars.at(-1)?.end ?? 0,
    bars,
    legend,
    total: legend.reduce((sum, entry) => sum + entry.count, 0),
    errors: legend.reduce((sum, { severity, count }) => sum + (isError(severity) ? count : 0), 0),
    top,
  };
}

function stack(bar: HistogramBar, top: number): void {
  let below = 0;
  for (const part of bar.parts) {
    part.from = below / top;
    below += part.count;
    part.to = below / top;
  }
}

function toLegend(bars: readonly HistogramBar[]): LegendEntry[] {
  const counts = new Map<Severity, number>();
  for (const { parts } of bars) {
    for (const { severity, count } of parts) counts.set(severity, (counts.get(severity) ?? 0) + count);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return SEVERITIES.flatMap((severity) => {
    const count = counts.get(severity) ?? 0;
    return count > 0 ? [{ severity, count, share: count / total }] : [];
  });
}

const ROUND_STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next round number, close enough that bars use the height; counts are whole, so never below 1. */
export function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = ROUND_STEPS.find((candidate) => candidate * power >= value) ?? 10;
  return Math.ceil(step * power);
}

/** Index of the bar under a share (0-1) of the plot's width. */
export function barAt(drawing: HistogramDrawing, share: number): number {
  return Math.min(drawing.bars.length - 1, Math.max(0, Math.floor(share * drawing.bars.length)));
}

/** Several neighbouring bars counted as one, in any order of the ends; parts have no place on the axis. */
export function mergeBars(drawing: HistogramDrawing, first: number, second: number): HistogramBar | undefined {
  const bars = drawing.bars.slice(Math.min(first, second), Math.max(first, second) + 1);
  const range = rangeOfBars(drawing, first, second);
  if (!range) return undefined;
  const parts = toLegend(bars).map(({ severity, count }) => ({ severity, count, from: 0, to: 0 }));
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  return { start: range.from, end: range.to, total, partial: bars.some((bar) => bar.partial), parts };
}

/** The range between two bars in any order, both included, cut to what the screen shows. */
export function rangeOfBars(
  drawing: HistogramDrawing,
  first: number,
  second: number,
): { from: number; to: number } | undefined {
  const left = drawing.bars[Math.min(first, second)];
  const right = drawing.bars[Math.max(first, second)];
  return left && right ? { from: left.start, to: right.end } : undefined;
}
