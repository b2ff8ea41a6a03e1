import type { z } from 'zod';
import { AppError } from '@/model/errors';

/**
 * The input of a change, checked.
 * @throws AppError bad_request naming each wrong field in `details.fields`
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  const told = fields.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; ');
  throw new AppError('bad_request', told, { details: { fields } });
}
