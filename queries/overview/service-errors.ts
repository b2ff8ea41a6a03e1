import { z } from 'zod';
import type { FilterNode } from '@/model/filter/filter-node';
import type { Overview } from '@/model/overview';
import type { TimeRange } from '@/model/time-range';
import { LOG_SOURCE } from '@/queries/logs/log-source';
import type { QueryContext } from '@/queries/query-context';
import { bucketWidth } from '@/queries/records/bucket-width';
import { countedRecords } from '@/queries/records/counted-records';
import { param, sql } from '@/store/telemetry/sql';

const SLICES = 24;
const MAX_SERVICES = 200;

const serviceRow = z.object({
  service: z.string(),
  logs: z.string(),
  errors: z.string(),
  previous_logs: z.coerce.number(),
  previous_errors: z.coerce.number(),
  trend: z.record(z.string(), z.coerce.number()),
});

/** Services of the records that match, by errors, then by logs, beside their error rate over the range of equal length before. */
export async function serviceErrors(
  range: TimeRange,
  filter: FilterNode,
  context: QueryContext,
): Promise<Overview['services']> {
  const width = bucketWidth(range, SLICES);
  const from = param.millis(range.from);
  const both = { from: Math.max(0, 2 * range.from - range.to), to: range.to };
  const matching = { range: both, node: filter };
  const counted = countedRecords(LOG_SOURCE, matching, width, ['service', 'severity']);
  const rows = await context.reader.query({
    name: 'overview.services',
    sql: sql`SELECT service, toString(sumIf(records, ms >= ${from})) AS logs, toString(sumIf(records, ms >= ${from} AND failed)) AS errors,
  sumIf(records, ms < ${from}) AS previous_logs, sumIf(records, ms < ${from} AND failed) AS previous_errors,
  sumMapIf(map(intDiv(ms, ${param.int64(width)}), records), ms >= ${from} AND failed) AS trend
FROM (SELECT ms, v0 AS service, v1 IN ('error', 'fatal') AS failed, records FROM ${counted})
GROUP BY service HAVING sumIf(records, ms >= ${from}) > 0
ORDER BY sumIf(records, ms >= ${from} AND failed) DESC, sumIf(records, ms >= ${from}) DESC, service LIMIT ${param.uint32(MAX_SERVICES)}`,
    row: serviceRow,
    counts: true,
    signal: context.signal,
  });
  const first = Math.floor(range.from / width);
  const slices = Math.ceil(range.to / width) - first;
  return rows.map(({ service, logs, errors, trend, ...previous }) => ({
    service,
    logs,
    errors,
    error_rate: Number(errors) / Number(logs),
    previous_error_rate: previous.previous_logs === 0 ? null : previous.previous_errors / previous.previous_logs,
    trend: Array.from({ length: slices }, (_, i) => trend[String(first + i)] ?? 0),
  }));
}
