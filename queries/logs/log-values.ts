import type { z } from 'zod';
import type { logValuesParamsSchema, logValuesSchema } from '@/model/log-api';
import type { QueryContext } from '@/queries/query-context';
import { toQuestion } from './log-question';
import { valueCounts } from './value-counts';

/** Values of one field that begin with what was typed, commonest first. */
export async function logValues(
  { field, prefix, limit, ...params }: z.output<typeof logValuesParamsSchema>,
  context: QueryContext,
): Promise<z.output<typeof logValuesSchema>['data']> {
  const counts = await valueCounts({ ...toQuestion(params, context.now), fields: [field], limit, prefix }, context);
  return counts.map(({ value, count }) => ({ value, count }));
}
