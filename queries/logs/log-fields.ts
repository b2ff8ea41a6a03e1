import { z } from 'zod';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { logFieldsParamsSchema, logFieldsSchema } from '@/model/log-api';
import { parseTimeRange } from '@/model/time-range';
import { likePattern } from '@/queries/filter/text-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { clampRange, slicesWithin } from '@/queries/time-to-sql';
import { param, sql } from '@/store/telemetry/sql';

const HOUR_MS = 3_600_000;
const MAX_KEYS = 200;

type Fields = z.output<typeof logFieldsSchema>['data'];

/** Names that begin with what was typed: fields with a column first, then keys seen in the hours of the range, commonest first. */
export async function logFields(
  params: z.output<typeof logFieldsParamsSchema>,
  context: QueryContext,
): Promise<Fields> {
  const range = clampRange(parseTimeRange(params.from, params.to, context.now));
  const keys = await context.reader.query({
    name: 'logs.fields',
    sql: sql`SELECT key FROM log_keys_1h
WHERE ${slicesWithin(sql`hour`, range, HOUR_MS)} AND key ILIKE ${param.string(likePattern([params.prefix, '']))}
GROUP BY key ORDER BY sum(records) DESC, key LIMIT ${param.uint32(MAX_KEYS)}`,
    row: z.object({ key: z.string() }),
    signal: context.signal,
  });
  const prefix = params.prefix.toLowerCase();
  const columns = LOG_FIELDS.fields
    .filter((field) => field.name.startsWith(prefix))
    .map(({ name, type, facet }) => ({
      name,
      type,
      facet,
    }));
  const others = keys.filter(({ key }) => LOG_FIELDS.find(key) === undefined);
  return [...columns, ...others.map(({ key }) => ({ name: key, type: 'text' as const, facet: false }))];
}
