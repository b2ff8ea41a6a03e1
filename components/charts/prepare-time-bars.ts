import { isOtherYear, zoneOffsetMs } from '@/components/data/time-zone';
import { pickTicks, valueTicks } from './time-axis';

/** One stacked part of every bar. `null` is a gap: nobody knows; 0 is known to be nothing. */
export interface BarSeries {
  id: string;
  label: string;
  /** A token of tokens.css. */
  colour: string;
  values: readonly (number | null)[];
}

/** Bars over time; every bucket of the range is present, each `intervalMs` long. */
export interface TimeBarsInput {
  startsMs: readonly number[];
  intervalMs: number;
  /** Bottom of the stack first. */
  series: readonly BarSeries[];
  /** Values are whole things, so no tick stands between two of them. */
  isCount?: boolean;
}

export interface TimeBarsRow {
  start: number;
  end: number;
  /** By series id; hidden series are left out. */
  values: Readonly<Record<string, number | null>>;
  /** Sum of the shown series; null when every one of them is a gap. */
  total: number | null;
  /** The bucket reaches beyond now, so its figure still grows. */
  isPartial: boolean;
}

export interface TimeBarsModel {
  rows: TimeBarsRow[];
  series: BarSeries[];
  totals: Readonly<Record<string, number>>;
  xTicks: number[];
  yTicks: number[];
  /** How ticks are written: `day` and `date` without and with the year. */
  tickStyle: 'time' | 'day' | 'date' | 'month';
}

const DAY_MS = 86_400_000;
/** Two ticks further apart than any month are in different months. */
const LONGEST_MONTH_MS = 31 * DAY_MS;
const EDGE_PX = 26;
const EDGE_WITH_YEAR_PX = 40;

/** Decides everything a time bar chart shows; drawing only draws. `widthPx` limits the ticks. */
export function prepareTimeBars(
  input: TimeBarsInput,
  context: { hidden: ReadonlySet<string>; timeZone: string; nowMs: number; widthPx: number },
): TimeBarsModel {
  const series = input.series.filter(({ id }) => !context.hidden.has(id));
  const rows = input.startsMs.map((start, index): TimeBarsRow => {
    const values = Object.fromEntries(series.map(({ id, values: all }) => [id, all[index] ?? null]));
    const known = Object.values(values).filter((value) => value !== null);
    const end = start + input.intervalMs;
    return {
      start,
      end,
      values,
      total: known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null,
      isPartial: end > context.nowMs,
    };
  });
  const totals = Object.fromEntries(
    input.series.map(({ id, values }) => [id, values.reduce<number>((sum, value) => sum + (value ?? 0), 0)]),
  );
  // A label centred on one of the outermost bars would be cut off at the edge.
  const first = rows[0]?.start ?? context.nowMs;
  const hasYear = isOtherYear(first, (rows.at(-1)?.end ?? first + 1) - 1, context.nowMs, context.timeZone);
  const edgeBars = Math.ceil(((hasYear ? EDGE_WITH_YEAR_PX : EDGE_PX) * input.startsMs.length) / context.widthPx);
  const xTicks = pickTicks(
    input.startsMs.slice(0, Math.max(1, input.startsMs.length - edgeBars)),
    Math.max(2, Math.floor(context.widthPx / 84)),
    zoneOffsetMs(first, context.timeZone),
  );
  const largest = Math.max(0, ...rows.map(({ total }) => total ?? 0));
  const tickStep = (xTicks[1] ?? 0) - (xTicks[0] ?? 0);
  return {
    rows,
    series,
    totals,
    xTicks,
    yTicks: valueTicks(largest, input.isCount ? 1 : 0),
    tickStyle: tickStyle(tickStep, hasYear),
  };
}

function tickStyle(stepMs: number, hasYear: boolean): TimeBarsModel['tickStyle'] {
  if (stepMs < DAY_MS) return 'time';
  if (!hasYear) return 'day';
  return stepMs > LONGEST_MONTH_MS ? 'month' : 'date';
}

/** What a tooltip lists for one bar: the series that occur, largest first, each with its share of the bar. */
export function describeBar(
  row: TimeBarsRow,
  series: readonly BarSeries[],
): { series: BarSeries; value: number; share: number }[] {
  const total = row.total ?? 0;
  return series
    .flatMap((one) => {
      const value = row.values[one.id] ?? 0;
      return value > 0 ? [{ series: one, value, share: total > 0 ? value / total : 0 }] : [];
    })
    .sort((a, b) => b.value - a.value);
}
