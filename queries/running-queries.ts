import type { z } from 'zod';
import type { RunningQuery, runningQueriesParamsSchema } from '@/model/running-query';
import type { QueryContext } from './query-context';

/** What one client's screens are waiting for, and how far each has come. */
export async function runningQueries(
  { client }: z.output<typeof runningQueriesParamsSchema>,
  { reader }: QueryContext,
): Promise<RunningQuery[]> {
  const running = await reader.running(client);
  return running.map(({ name, elapsedMs, readRows, totalRows }) => ({
    name,
    elapsed_ms: Math.round(elapsedMs),
    read_rows: readRows,
    total_rows: Math.max(readRows, totalRows),
  }));
}
