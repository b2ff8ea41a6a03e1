import { z } from 'zod';
import { parseFilter } from '@/model/filter/parse-filter';
import type { Overview, overviewParamsSchema } from '@/model/overview';
import { parseTimeRange } from '@/model/time-range';
import type { QueryContext } from '@/queries/query-context';
import { clampRange } from '@/queries/time-to-sql';
import { sql } from '@/store/telemetry/sql';
import { ingestionState } from './ingestion-state';
import { nearestHour } from './nearest-hour';
import { serviceErrors } from './service-errors';

/** State of ingestion and of services over a range, from rollups and the ledger. */
export async function overview(
  params: z.output<typeof overviewParamsSchema>,
  context: QueryContext,
): Promise<Overview> {
  const range = clampRange(parseTimeRange(params.from, params.to, context.now));
  const filter = parseFilter(params.filter);
  const [has_data, ingestion, services] = await Promise.all([
    hasData(context),
    ingestionState(range, context),
    serviceErrors(range, filter, context),
  ]);
  const nearest = has_data && services.length === 0 ? await nearestHour(range, filter, context) : null;
  return { has_data, ingestion, nearest, services };
}

async function hasData({ reader, signal }: QueryContext): Promise<boolean> {
  const rows = await reader.query({
    name: 'overview.has-data',
    sql: sql`SELECT source FROM log_counts_1m WHERE source != 'self' LIMIT 1`,
    row: z.object({ source: z.string() }),
    signal,
  });
  return rows.length > 0;
}
