import { z } from 'zod';
import type { FieldType } from '@/model/fields/field-set';
import { nameReaching } from '@/model/fields/name-reaching';
import { parseTimeRange } from '@/model/time-range';
import { likePattern } from '@/queries/filter/text-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { clampRange, slicesWithin } from '@/queries/time-to-sql';
import { param, sql } from '@/store/telemetry/sql';
import { type CountedSource, tableName } from './record-source';

const MAX_KEYS = 200;
/** What a typed name says about where the key stands. */
const PREFIX = /^(?:(attributes|resource)\.)?/;

interface NamedField {
  name: string;
  type: FieldType;
  facet: boolean;
}

/**
 * Names that begin with what was typed: fields with a column first, then keys seen in the hours of the range, commonest
 * first. A key that is called like a field is offered as `attributes.key`.
 */
export async function recordFields(
  { model }: CountedSource,
  params: { from: string; to: string; prefix: string },
  context: QueryContext,
): Promise<NamedField[]> {
  const range = clampRange(parseTimeRange(params.from, params.to, context.now));
  const { keyCounts } = model;
  const [written = '', exactly] = PREFIX.exec(params.prefix) ?? [];
  const begins = likePattern([params.prefix.slice(written.length), '']);
  const keys = await context.reader.query({
    name: `${model.signal}.fields`,
    sql: sql`SELECT kind, key FROM ${tableName(keyCounts.table)}
WHERE ${slicesWithin(tableName(keyCounts.time), range, keyCounts.stepMs)} AND key ILIKE ${param.string(begins)} AND ${exactly ? sql`kind = ${param.string(exactly)}` : sql`1`}
GROUP BY kind, key ORDER BY sum(records) DESC, key, kind LIMIT ${param.uint32(MAX_KEYS)}`,
    row: z.object({ kind: z.enum(['attributes', 'resource']), key: z.string() }),
    signal: context.signal,
  });
  const prefix = params.prefix.toLowerCase();
  const columns = model.fields.fields
    .filter((field) => field.name.startsWith(prefix))
    .map(({ name, type, facet }) => ({ name, type, facet }));
  const others = keys.map(({ kind, key }) => {
    const alone = { attributes: {}, resource: {}, [kind]: { [key]: 'any' } };
    return exactly ? `${exactly}.${key}` : nameReaching(model.fields, alone, kind, key);
  });
  const names = new Set(others.filter((name) => model.fields.find(name) === undefined));
  return [...columns, ...[...names].map((name) => ({ name, type: 'text' as const, facet: false }))];
}
