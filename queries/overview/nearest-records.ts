import { z } from 'zod';
import type { Overview } from '@/model/overview';
import type { TimeRange } from '@/model/time-range';
import type { QueryContext } from '@/queries/query-context';
import { dateTime } from '@/queries/time-to-sql';
import { sql } from '@/store/telemetry/sql';

const HOUR_MS = 3_600_000;

/** The hour with records nearest to a range that has none, by the time of the records; null when there are none at all. */
export async function nearestRecords(range: TimeRange, context: QueryContext): Promise<Overview['nearest']> {
  const [row] = await context.reader.query({
    name: 'overview.nearest',
    sql: sql`SELECT toUnixTimestamp(maxIf(minute, minute < ${dateTime(range.from)})) AS before, toUnixTimestamp(minIf(minute, minute >= ${dateTime(range.to)})) AS after
FROM log_counts_1m WHERE source != 'self'`,
    row: z.object({ before: z.coerce.number(), after: z.coerce.number() }),
    signal: context.signal,
  });
  const before = (row?.before ?? 0) * 1000;
  const after = (row?.after ?? 0) * 1000;
  if (before === 0 && after === 0) return null;
  const isBefore = before > 0 && (after === 0 || range.from - before <= after - range.to);
  // The hour begins or ends with the minute that was found.
  const from = isBefore ? before + 60_000 - HOUR_MS : after;
  return { from: new Date(from).toISOString(), to: new Date(from + HOUR_MS).toISOString() };
}
