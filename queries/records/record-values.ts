import type { QueryContext } from '@/queries/query-context';
import { type RangeParams, toRecordQuery } from './record-query';
import type { CountedSource } from './record-source';
import { valueCounts } from './value-counts';

/** Values of one field that begin with what was typed, commonest first. */
export async function recordValues(
  source: CountedSource,
  { field, prefix, limit, ...params }: RangeParams & { field: string; prefix: string; limit: number },
  context: QueryContext,
): Promise<{ value: string; count: string }[]> {
  const query = { ...toRecordQuery(params, source.model.fields, context.now), fields: [field], limit, prefix };
  const counts = await valueCounts(source, query, context);
  return counts.map(({ value, count }) => ({ value, count }));
}
