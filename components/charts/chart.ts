import type { TimeRange } from '@/model/time-range';

/** What values count: decides which numbers are round and how they are written. Durations are milliseconds, shares 0-1. */
export type Unit = 'count' | 'number' | 'bytes' | 'duration' | 'share';

/** One line, or one stacked part of every bar or area. `null` is a gap: nobody knows; 0 is known to be nothing. */
export interface ChartSeries {
  id: string;
  label: string;
  /** A token of tokens.css. */
  colour: string;
  values: readonly (number | null)[];
  /** Around a line: what is normal, or how sure a forecast is. */
  band?: { low: readonly (number | null)[]; high: readonly (number | null)[] };
  stroke?: 'solid' | 'light' | 'dashed';
}

/** What the range is set beside: the sums of another time, one a bucket. */
export interface ComparedSeries {
  label: string;
  values: readonly (number | null)[];
}

/** Something that was changed: a deploy, a setting, a price. */
export interface ChangeMarker {
  atMs: number;
  label: string;
}

/** Figures over time; every bucket of the range is present, each `intervalMs` long. */
export interface ChartInput {
  kind: 'bars' | 'areas' | 'lines';
  unit: Unit;
  startsMs: readonly number[];
  intervalMs: number;
  /** What was asked for: buckets it covers in part are incomplete. */
  range: TimeRange;
  /** Bottom of the stack first, unless ordered by size. */
  series: readonly ChartSeries[];
  order?: 'given' | 'largest';
  markers?: readonly ChangeMarker[];
  /** Drawn as a dotted line over the bars. */
  compared?: ComparedSeries | undefined;
}

/** One series within a bucket; `from` and `to` are shares of the axis, 0 at the bottom, beyond 1 where it is cut. */
export interface ChartPart {
  id: string;
  value: number;
  from: number;
  to: number;
}

export interface ChartSlot {
  /** Milliseconds since the epoch, half-open. */
  start: number;
  end: number;
  /** Sum of a stack, highest of several lines; null when nobody knows. */
  total: number | null;
  /** Its figure says less than its neighbours': the range cuts it, or records of it still arrive. */
  partial: 'cut' | 'arriving' | null;
  /** Reaches beyond the axis. */
  isClipped: boolean;
  /** Bottom first; parts of zero are left out. */
  parts: ChartPart[];
}

export interface LegendEntry {
  id: string;
  label: string;
  colour: string;
  /** Over the range: the sum of a stacked series, the newest figure of a line. */
  figure: number;
  /** 0-1 of all stacked series. */
  share: number;
}

/** Everything about a chart that does not depend on pixels. */
export interface PreparedChart {
  kind: ChartInput['kind'];
  unit: Unit;
  intervalMs: number;
  /** Milliseconds since the epoch of the left and the right edge of the plot. */
  start: number;
  end: number;
  slots: ChartSlot[];
  /** What is drawn, bottom first. */
  series: ChartSeries[];
  legend: LegendEntry[];
  /** Sum of the stacked series, hidden ones too. */
  total: number;
  /** Value at the top of the axis. */
  top: number;
  valueTicks: number[];
  /** Bars that reach beyond the axis, which is scaled for the rest. */
  clipped: { count: number; largest: number } | undefined;
  markers: readonly ChangeMarker[];
  compared: ComparedSeries | undefined;
}
