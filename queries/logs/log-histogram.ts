import { z } from 'zod';
import type { LogHistogram, logHistogramParamsSchema } from '@/model/log-api';
import { type Severity, severitySchema } from '@/model/severity';
import type { TimeRange } from '@/model/time-range';
import type { QueryContext } from '@/queries/query-context';
import { param, sql } from '@/store/telemetry/sql';
import { countedLogs } from './counted-logs';
import { type LogQuestion, toQuestion } from './log-question';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Widths people can read off an axis; the last one doubles until it fits. */
const WIDTHS = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
];

/** The narrowest readable width that needs no more than `buckets` bars, in milliseconds. */
export function bucketWidth(range: TimeRange, buckets: number): number {
  const wanted = (range.to - range.from) / buckets;
  let width = WIDTHS.find((candidate) => candidate >= wanted) ?? DAY;
  while (width < wanted) width *= 2;
  return width;
}

/** Counts by severity over equal slices aligned to the epoch; every slice of the range is present. */
export async function logHistogram(
  params: z.output<typeof logHistogramParamsSchema>,
  context: QueryContext,
): Promise<LogHistogram> {
  return histogramOf(toQuestion(params, context.now), params.buckets, context);
}

export async function histogramOf(
  { range, node }: LogQuestion,
  buckets: number,
  context: QueryContext,
): Promise<LogHistogram> {
  const width = bucketWidth(range, buckets);
  const rows = await context.reader.query({
    name: 'logs.histogram',
    sql: sql`SELECT intDiv(ms, ${param.int64(width)}) AS bucket, severity, sum(records) AS counted
FROM ${countedLogs(range, node, width)} GROUP BY bucket, severity`,
    row: z.object({ bucket: z.coerce.number(), severity: severitySchema, counted: z.coerce.number() }),
    signal: context.signal,
  });
  const found = new Map<number, Partial<Record<Severity, number>>>();
  for (const { bucket, severity, counted } of rows) found.set(bucket, { ...found.get(bucket), [severity]: counted });
  return {
    interval_ms: width,
    total: String(rows.reduce((sum, row) => sum + row.counted, 0)),
    buckets: starts(range, width).map((bucket) => ({
      start: new Date(bucket * width).toISOString(),
      counts: found.get(bucket) ?? {},
    })),
  };
}

function starts(range: TimeRange, width: number): number[] {
  const first = Math.floor(range.from / width);
  return Array.from({ length: Math.ceil(range.to / width) - first }, (_, i) => first + i);
}
