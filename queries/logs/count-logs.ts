import { z } from 'zod';
import type { QueryContext } from '@/queries/query-context';
import { sql } from '@/store/telemetry/sql';
import { countedLogs } from './counted-logs';
import type { LogQuestion } from './log-question';

/** How many records match, exactly, as decimal text. */
export async function countLogs({ range, node }: LogQuestion, context: QueryContext): Promise<string> {
  const [row] = await context.reader.query({
    name: 'logs.count',
    sql: sql`SELECT toString(sum(records)) AS total FROM ${countedLogs(range, node, 0)}`,
    row: z.object({ total: z.string() }),
    signal: context.signal,
  });
  return row?.total ?? '0';
}
