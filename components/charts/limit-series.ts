import type { ChartInput, ChartSeries } from './chart';

/** More colours than this nobody tells apart. */
const MOST_SERIES = 8;

/** Id of what stands for all series beyond the largest. */
export const OTHER = ' other';

/**
 * The series a chart draws, bottom first: the largest eight, and the rest as one neutral series on top, called what
 * `nameOther` says. Lines cannot be added up, so of them the rest is left out.
 */
export function limitSeries(
  { series, kind, order }: Pick<ChartInput, 'series' | 'kind' | 'order'>,
  nameOther: (count: number) => string,
): ChartSeries[] {
  const sized = series.map((one) => ({ one, size: sum(one.values) })).sort((a, b) => b.size - a.size);
  const bySize = sized.map(({ one }) => one);
  if (series.length <= MOST_SERIES) return order === 'largest' ? bySize : [...series];
  const kept = bySize.slice(0, MOST_SERIES);
  const shown = order === 'largest' ? kept : series.filter((one) => kept.includes(one));
  if (kind === 'lines') return shown;
  const rest = bySize.slice(MOST_SERIES);
  const values = (series[0]?.values ?? []).map((_, index) => sumKnown(rest.map((one) => one.values[index] ?? null)));
  return [...shown, { id: OTHER, label: nameOther(rest.length), colour: 'var(--mg-series-other)', values }];
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

/** The sum of what is known; null when nothing is. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((total, value) => total + value, 0) : null;
}
