import { z } from 'zod';
import { AppError } from '@/model/errors';
import { likePattern } from '@/queries/filter/text-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { param, type Sql, sql } from '@/store/telemetry/sql';
import { chooseRollup, type RollupChoice } from './choose-rollup';
import type { RecordQuery } from './record-query';
import type { CountedSource } from './record-source';
import { groupsFromFacets, groupsFromKeys, groupsFromRows, type ValueGroups } from './value-groups';

export interface ValueQuery extends RecordQuery {
  /** Names or aliases. */
  fields: readonly string[];
  /** Values a field. */
  limit: number;
  /** Only values that begin with this, in any letter case. */
  prefix: string;
}

const valueCount = z.object({
  /** Its own name, not the alias that was asked for. */
  field: z.string(),
  value: z.string(),
  count: z.string(),
  /** Values of this field in all. */
  distinct: z.number(),
});
export type ValueCount = z.infer<typeof valueCount>;

/** Fields whose counts come from one place, and how. */
interface Place {
  fields: string[];
  groups(groups: ValueGroups): Sql;
}

/**
 * The commonest values of each field among matching records, most first, counted exactly.
 * Fields are told apart by where their counts come from; each place is read once.
 * @throws AppError bad_request for fields that cannot be counted
 */
export async function valueCounts(
  source: CountedSource,
  query: ValueQuery,
  context: QueryContext,
): Promise<ValueCount[]> {
  const { model } = source;
  const places = new Map<string, Place>();
  for (const field of new Set(query.fields.map((name) => model.fields.nameOf(name)))) {
    if (model.fields.find(field)?.countable === false)
      throw new AppError('bad_request', `Values of ${field} cannot be counted.`);
    const choice = chooseRollup(model, query.node, { fields: [field], valuesOnly: true });
    const [key, groups] = placeOf(choice, field);
    const place = places.get(key) ?? { fields: [], groups };
    place.fields.push(field);
    places.set(key, place);
  }
  const { range, node } = query;
  const answers = [...places.values()].map(({ fields, groups }) =>
    read(source, groups({ source, range, node, fields }), query, context),
  );
  return (await Promise.all(answers)).flat();
}

/** The cheapest place that counts a field exactly under a filter. */
function placeOf(choice: RollupChoice | null, field: string): [key: string, groups: Place['groups']] {
  if (!choice) return ['rows', groupsFromRows];
  const { rollup } = choice;
  if (rollup.keys.includes(field)) return [`keys of ${rollup.table}`, groupsFromKeys];
  return [`facets of ${rollup.table}`, (groups) => groupsFromFacets(groups, choice)];
}

function read(
  { model }: CountedSource,
  groups: Sql,
  { prefix, limit }: ValueQuery,
  { reader, signal }: QueryContext,
): Promise<ValueCount[]> {
  const begins = prefix === '' ? sql`1` : sql`value ILIKE ${param.string(likePattern([prefix, '']))}`;
  return reader.query({
    name: `${model.signal}.values`,
    sql: sql`SELECT field, value, toString(counted) AS count, toUInt32(count() OVER (PARTITION BY field)) AS distinct
FROM (SELECT field, value, sum(records) AS counted FROM ${groups} WHERE value != '' AND ${begins} GROUP BY field, value)
ORDER BY counted DESC, value LIMIT ${param.uint32(limit)} BY field`,
    row: valueCount,
    limits: { memoryMib: 2048 },
    counts: true,
    signal,
  });
}
