import { z } from 'zod';
import { AppError } from '@/model/errors';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { FilterNode } from '@/model/filter/filter-node';
import { isFacet, rollupForFilter } from '@/queries/filter/rollup-for-filter';
import { likePattern } from '@/queries/filter/text-to-sql';
import type { QueryContext } from '@/queries/query-context';
import { param, type Sql, sql } from '@/store/telemetry/sql';
import type { LogQuestion } from './log-question';
import { groupsFromCounts, groupsFromFacets, groupsFromRows } from './value-groups';

export interface ValueQuestion extends LogQuestion {
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

const SOURCES = { counts: groupsFromCounts, facets: groupsFromFacets, rows: groupsFromRows };
type CountSource = keyof typeof SOURCES;

/** The name a field is known by, whatever alias it was asked for by. */
export function ownName(field: string): string {
  return LOG_FIELDS.nameOf(field);
}

/**
 * The commonest values of each field among matching records, most first, counted exactly.
 * Fields are told apart by where their counts come from; each place is asked once.
 * @throws AppError bad_request for fields that cannot be counted
 */
export async function valueCounts(question: ValueQuestion, context: QueryContext): Promise<ValueCount[]> {
  const sources = new Map<CountSource, string[]>();
  for (const field of new Set(question.fields.map(ownName))) {
    if (LOG_FIELDS.find(field)?.countable === false)
      throw new AppError('bad_request', `Values of ${field} cannot be counted.`);
    const source = sourceOf(field, question.node);
    sources.set(source, [...(sources.get(source) ?? []), field]);
  }
  const answers = [...sources].map(([source, fields]) =>
    ask(SOURCES[source]({ ...question, fields }), question, context),
  );
  return (await Promise.all(answers)).flat();
}

/** The cheapest place that counts a field exactly under a filter. */
function sourceOf(field: string, node: FilterNode): CountSource {
  const rollup = rollupForFilter(node);
  if (!rollup) return 'rows';
  if (field === 'service' || field === 'severity') return 'counts';
  if (rollup.table === 'facets') return field === rollup.field ? 'facets' : 'rows';
  if (field === 'source') return 'counts';
  return isFacet(field) && !rollup.usesSource ? 'facets' : 'rows';
}

function ask(groups: Sql, { prefix, limit }: ValueQuestion, { reader, signal }: QueryContext): Promise<ValueCount[]> {
  const begins = prefix === '' ? sql`1` : sql`value ILIKE ${param.string(likePattern([prefix, '']))}`;
  return reader.query({
    name: 'logs.values',
    sql: sql`SELECT field, value, toString(counted) AS count, toUInt32(count() OVER (PARTITION BY field)) AS distinct
FROM (SELECT field, value, sum(records) AS counted FROM ${groups} WHERE value != '' AND ${begins} GROUP BY field, value)
ORDER BY counted DESC, value LIMIT ${param.uint32(limit)} BY field`,
    row: valueCount,
    limits: { memoryMib: 2048 },
    signal,
  });
}
