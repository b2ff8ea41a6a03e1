import { severityColour } from '@/components/ui/severity-mark';
import { isError, SEVERITIES, type Severity } from '@/model/severity';
import type { TimeRange } from '@/model/time-range';
import { alignCompared } from './align-compared';
import type { ChartInput } from './chart';

interface SeverityCounts {
  interval_ms: number;
  buckets: readonly { start: string; counts: Partial<Record<Severity, number>> }[];
}

/** Counts by severity as a stack with the worst at the bottom, so that it is never hidden; `range` is what was asked for. */
export function severityChart(
  { interval_ms, buckets }: SeverityCounts,
  range: TimeRange,
  nameOf: (severity: Severity) => string,
): ChartInput {
  const seen = SEVERITIES.filter((severity) => buckets.some(({ counts }) => (counts[severity] ?? 0) > 0));
  return {
    kind: 'bars',
    unit: 'count',
    startsMs: buckets.map(({ start }) => Date.parse(start)),
    intervalMs: Math.max(1, interval_ms),
    range,
    series: seen.map((severity) => ({
      id: severity,
      label: nameOf(severity),
      colour: severityColour(severity),
      values: buckets.map(({ counts }) => counts[severity] ?? 0),
    })),
  };
}

/** The sums of another time under the bars of a chart. */
export function comparedCounts(
  { startsMs, intervalMs }: ChartInput,
  { counts, offsetMs }: { counts: SeverityCounts; offsetMs: number },
): (number | null)[] {
  const rows = counts.buckets.map((bucket) => ({
    start: bucket.start,
    total: SEVERITIES.reduce((sum, severity) => sum + (bucket.counts[severity] ?? 0), 0),
  }));
  return alignCompared(startsMs, intervalMs, rows, offsetMs);
}

/** How many there are in all, and how many of them are errors. */
export function sumSeverities({ buckets }: SeverityCounts): { total: number; errors: number } {
  let [total, errors] = [0, 0];
  for (const { counts } of buckets) {
    for (const severity of SEVERITIES) {
      const count = counts[severity] ?? 0;
      total += count;
      if (isError(severity)) errors += count;
    }
  }
  return { total, errors };
}
