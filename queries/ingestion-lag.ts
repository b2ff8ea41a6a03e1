import { z } from 'zod';
import { firstIdAt } from '@/queries/records/tail-records';
import { param, sql } from '@/store/telemetry/sql';
import type { QueryContext } from './query-context';

const WINDOW_MS = 300_000;

/**
 * 95th percentile of stored time minus event time over what arrived in the last five minutes, in milliseconds;
 * null when nothing did. Imports bring in old events on purpose and are left out.
 */
export async function ingestionLag({ reader, now, signal }: QueryContext): Promise<number | null> {
  const [row] = await reader.query({
    name: 'ingestion.lag',
    sql: sql`SELECT if(count() = 0, NULL, quantile(0.95)(toUnixTimestamp64Milli(inserted_at) - toUnixTimestamp64Milli(timestamp))) AS lag
FROM logs WHERE id >= ${param.uint64(String(firstIdAt(now - WINDOW_MS)))} AND source NOT IN ('import', 'self')`,
    row: z.object({ lag: z.number().nullable() }),
    signal,
  });
  return row?.lag == null ? null : Math.max(0, Math.round(row.lag));
}
