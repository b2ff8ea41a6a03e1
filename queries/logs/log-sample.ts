import { z } from 'zod';
import { SEVERITIES, type Severity } from '@/model/severity';
import { filterToSql } from '@/queries/filter/filter-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { recordHistogram } from '@/queries/records/record-histogram';
import type { RecordQuery } from '@/queries/records/record-query';
import { timestampWithin, toNanos } from '@/queries/time-to-sql';
import { param, sql } from '@/store/telemetry/sql';
import { LOG_SOURCE } from './log-source';
import { type SampleWindow, sampleWindows } from './sample-windows';

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
  severity: z.enum(SEVERITIES),
  service: z.string(),
  body: z.string(),
});

/** At most about `size` matches drawn evenly, a chunk at a time, beside the exact number of matches. */
export async function sampleLogs(query: RecordQuery, size: number, context: QueryContext) {
  const { total, buckets, interval_ms } = await recordHistogram(
    LOG_SOURCE,
    query,
    { buckets: 300, by: 'severity' },
    context,
  );
  const counts = buckets.map((bucket) => ({
    start: Date.parse(bucket.start),
    records: Object.values(bucket.counts).reduce((sum, count) => sum + count, 0),
  }));
  return { total, chunks: readWindows(query, sampleWindows(query.range, counts, interval_ms, size), context) };
}

async function* readWindows({ node }: RecordQuery, windows: readonly SampleWindow[], context: QueryContext) {
  for (const { range, records, take } of windows) {
    // Reading a column of every n-th row first leaves the bodies of the others unread.
    const every = Math.max(1, Math.floor(records / take));
    yield await context.reader.query({
      name: 'logs.sample',
      sql: sql`SELECT toString(row_id) AS id, toUnixTimestamp64Milli(timestamp) AS at, severity, service, substringUTF8(body, 1, 500) AS body
FROM (SELECT id AS row_id, timestamp, severity, service, body FROM logs
  WHERE ${timestampWithin(toNanos(range))} AND cityHash64(id) % ${param.uint64(every)} = 0 AND ${filterToSql(node, LOG_SOURCE.target)}
  ORDER BY cityHash64(id) LIMIT ${param.uint32(take)})`,
      row: sampledLog,
      limits: { resultRows: take + 1 },
      signal: context.signal,
    });
  }
}
