import { z } from 'zod';
import { type Severity, severitySchema } from '@/model/severity';
import type { TimeRange } from '@/model/time-range';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { timestampWithin, toNanos } from '@/queries/time-to-sql';
import { param, sql } from '@/store/telemetry/sql';
import { histogramOf } from './log-histogram';
import type { LogQuestion } from './log-question';

export interface SampledLog {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  severity: Severity;
  service: string;
  /** The first 500 characters. */
  body: string;
}

const sampledLog: z.ZodType<SampledLog> = z.object({
  id: z.string(),
  at: z.coerce.number(),
  severity: severitySchema,
  service: z.string(),
  body: z.string(),
});

/** Up to this many matches every row takes part in the draw; reading their ids costs less than half a second. */
const DRAW_FROM_ALL = 2_000_000;
const WINDOWS = 24;
const WINDOW_MS = 300_000;

/** At most `size` matches drawn evenly, a chunk at a time, beside the exact number of matches. */
export async function sampleLogs(question: LogQuestion, size: number, context: QueryContext) {
  const histogram = await histogramOf(question, 300, context);
  const total = Number(histogram.total);
  const counts = histogram.buckets.map(({ start, counts: bySeverity }) => ({
    start: Date.parse(start),
    records: Object.values(bySeverity).reduce((sum, count) => sum + count, 0),
  }));
  const windows =
    total <= DRAW_FROM_ALL
      ? [{ range: question.range, records: total }]
      : spreadWindows(question.range, counts, histogram.interval_ms);
  return { total: histogram.total, chunks: readWindows(question, windows, size, context) };
}

interface Window {
  range: TimeRange;
  /** About how many matches it holds. */
  records: number;
}

/**
 * Short windows at equal steps of the number of matches, not of time, so that each stands for as many rows
 * whether the range is busy or quiet there. Five minutes is what the sort key reads at once anyway.
 */
export function spreadWindows(
  range: TimeRange,
  buckets: readonly { start: number; records: number }[],
  width: number,
): Window[] {
  const total = buckets.reduce((sum, bucket) => sum + bucket.records, 0);
  const windows = new Map<number, Window>();
  let seen = 0;
  let next = 0.5;
  for (const { start, records } of buckets) {
    while (next < WINDOWS && (next / WINDOWS) * total < seen + records) {
      const inside = ((next / WINDOWS) * total - seen) / records;
      const from = Math.floor((start + inside * width) / WINDOW_MS) * WINDOW_MS;
      const bounded = { from: Math.max(from, range.from), to: Math.min(from + WINDOW_MS, range.to) };
      windows.set(from, { range: bounded, records: records * Math.min(1, WINDOW_MS / width) });
      next += 1;
    }
    seen += records;
  }
  return [...windows.values()];
}

async function* readWindows({ node }: LogQuestion, windows: readonly Window[], size: number, context: QueryContext) {
  const each = Math.ceil(size / Math.max(1, windows.length));
  for (const { range, records } of windows) {
    // Reading a column of every n-th row first leaves the bodies of the others unread.
    const every = Math.max(1, Math.floor(records / each));
    yield await context.reader.ask({
      name: 'logs.sample',
      sql: sampleStatement(range, every, each, node),
      row: sampledLog,
      limits: { resultRows: size + 1 },
      signal: context.signal,
    });
  }
}

function sampleStatement(range: TimeRange, every: number, limit: number, node: LogQuestion['node']) {
  return sql`SELECT toString(row_id) AS id, toUnixTimestamp64Milli(timestamp) AS at, severity, service, substringUTF8(body, 1, 500) AS body
FROM (SELECT id AS row_id, timestamp, severity, service, body FROM logs
  WHERE ${timestampWithin(toNanos(range))} AND cityHash64(id) % ${param.uint64(every)} = 0 AND ${filterToSql(node)}
  ORDER BY cityHash64(id) LIMIT ${param.uint32(limit)})`;
}
