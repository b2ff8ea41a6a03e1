import { z } from 'zod';
import type { QueryContext } from '@/queries/query-context';
import { sql } from '@/store/telemetry/sql';
import { countedRecords } from './counted-records';
import type { RecordQuery } from './record-query';
import type { CountedSource } from './record-source';

/** How many records match, exactly, as decimal text. */
export async function countRecords(source: CountedSource, query: RecordQuery, context: QueryContext): Promise<string> {
  const [row] = await context.reader.query({
    name: `${source.model.signal}.count`,
    sql: sql`SELECT toString(sum(records)) AS total FROM ${countedRecords(source, query, 0)}`,
    row: z.object({ total: z.string() }),
    counts: true,
    signal: context.signal,
  });
  return row?.total ?? '0';
}
