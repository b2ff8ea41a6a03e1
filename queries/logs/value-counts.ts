import { z } from 'zod';
import { AppError } from '@/model/errors';
import type { FilterNode } from '@/model/filter/filter-node';
import { findLogField } from '@/model/log-fields';
import { likePattern } from '@/queries/filter/body-to-sql';
import { isFacet, rollupForFilter } from '@/queries/filter/rollup-for-filter';
import type { QueryContext } from '@/queries/query-context';
import { param, type Sql, sql } from '@/store/telemetry/sql';
import type { LogQuestion } from './log-question';
import { countedGroups, facetGroups, type ValueGroups } from './value-groups';

export interface ValueQuestion extends LogQuestion {
  fields: readonly string[];
  /** Values a field. */
  limit: number;
  /** Only values that begin with this, in any letter case. */
  prefix: string;
}

export interface ValueCount {
  field: string;
  value: string;
  count: string;
  /** Values of this field in all. */
  distinct: number;
}

/** Too long or too unique to be counted by value. */
const UNCOUNTABLE = ['body', 'id'];

/**
 * The commonest values of each field among matching records, most first, counted exactly.
 * Fields are told apart by where their counts come from; each place is asked once.
 * @throws AppError bad_request for fields that cannot be counted
 */
export async function valueCounts(question: ValueQuestion, context: QueryContext): Promise<ValueCount[]> {
  const sources = new Map<CountSource, string[]>();
  for (const field of question.fields) {
    if (UNCOUNTABLE.includes(nameOf(field))) throw new AppError('bad_request', `Values of ${field} cannot be counted.`);
    const source = sourceOf(nameOf(field), question.node);
    sources.set(source, [...(sources.get(source) ?? []), field]);
  }
  const answers = [...sources].map(([source, fields]) => askSource(source, { ...question, fields }, context));
  return (await Promise.all(answers)).flat();
}

type CountSource = 'counts' | 'facets' | 'rows';

const nameOf = (field: string) => findLogField(field)?.name ?? field;

/** The cheapest place that counts a field exactly under a filter. */
function sourceOf(field: string, node: FilterNode): CountSource {
  const rollup = rollupForFilter(node);
  if (!rollup) return 'rows';
  if (field === 'service' || field === 'severity') return 'counts';
  if (rollup.table === 'facets') return field === rollup.field ? 'facets' : 'rows';
  if (field === 'source') return 'counts';
  return isFacet(field) && !rollup.usesSource ? 'facets' : 'rows';
}

function askSource(source: CountSource, question: ValueQuestion, context: QueryContext): Promise<ValueCount[]> {
  return source === 'facets'
    ? ask(facetGroups(question, nameOf), question, context)
    : ask(countedGroups(question, source === 'counts'), question, context);
}

async function ask(
  { groups, fieldAt }: ValueGroups,
  question: ValueQuestion,
  context: QueryContext,
): Promise<ValueCount[]> {
  const rows = await context.reader.ask({
    name: 'logs.values',
    sql: sql`SELECT field, value, toString(counted) AS count, toUInt32(count() OVER (PARTITION BY field)) AS distinct
FROM (SELECT field, value, sum(records) AS counted FROM ${groups} WHERE value != '' AND ${startsWith(question.prefix)} GROUP BY field, value)
ORDER BY counted DESC, value LIMIT ${param.uint32(question.limit)} BY field`,
    row: z.object({ field: z.string(), value: z.string(), count: z.string(), distinct: z.number() }),
    limits: { memoryMib: 2048 },
    signal: context.signal,
  });
  return rows.map((row) => ({ ...row, field: fieldAt(row.field) }));
}

function startsWith(prefix: string): Sql {
  return prefix === '' ? sql`1` : sql`value ILIKE ${param.string(likePattern([prefix, '']))}`;
}
