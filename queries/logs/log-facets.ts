import type { z } from 'zod';
import { AppError } from '@/model/errors';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { LogFacet, logFacetsParamsSchema } from '@/model/log-api';
import type { QueryContext } from '@/queries/query-context';
import { toQuestion } from './log-question';
import { ownName, valueCounts } from './value-counts';

const BUILT_IN = LOG_FIELDS.fields.filter(({ facet }) => facet).map(({ name }) => name);
const MAX_FACETS = 20;

/** The commonest values of each field with exact counts; built-in fields without values are left out, asked ones stay. */
export async function logFacets(
  params: z.output<typeof logFacetsParamsSchema>,
  context: QueryContext,
): Promise<LogFacet[]> {
  const asked = params.fields
    ?.split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  const fields = [...new Set(asked ?? BUILT_IN)];
  if (fields.length > MAX_FACETS) throw new AppError('bad_request', `Ask for ${MAX_FACETS} fields at most.`);
  const counts = await valueCounts(
    { ...toQuestion(params, context.now), fields, limit: params.limit, prefix: '' },
    context,
  );
  return fields
    .map((field) => {
      const own = counts.filter((entry) => entry.field === ownName(field));
      return { field, values: own.map(({ value, count }) => ({ value, count })), distinct: own[0]?.distinct ?? 0 };
    })
    .filter((facet) => asked !== undefined || facet.distinct > 0);
}
