import { AppError } from '@/model/errors';
import type { QueryContext } from '@/queries/query-context';
import { type RangeParams, toRecordQuery } from './record-query';
import type { CountedSource } from './record-source';
import { valueCounts } from './value-counts';

interface Facet {
  field: string;
  values: { value: string; count: string }[];
  distinct: number;
}

const MAX_FACETS = 20;

/** The commonest values of each field with exact counts; built-in fields without values are left out, asked ones stay. */
export async function recordFacets(
  source: CountedSource,
  params: RangeParams & { fields?: string | undefined; limit: number },
  context: QueryContext,
): Promise<Facet[]> {
  const known = source.model.fields;
  const asked = params.fields
    ?.split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  const fields = [...new Set(asked ?? known.fields.filter(({ facet }) => facet).map(({ name }) => name))];
  if (fields.length > MAX_FACETS) throw new AppError('bad_request', `Ask for ${MAX_FACETS} fields at most.`);
  const query = { ...toRecordQuery(params, known, context.now), fields, limit: params.limit, prefix: '' };
  const counts = await valueCounts(source, query, context);
  return fields
    .map((field) => {
      const own = counts.filter((entry) => entry.field === known.nameOf(field));
      return { field, values: own.map(({ value, count }) => ({ value, count })), distinct: own[0]?.distinct ?? 0 };
    })
    .filter((facet) => asked !== undefined || facet.distinct > 0);
}
