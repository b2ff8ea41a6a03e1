import { AppError } from '@/model/errors';

/** A mistake in filter text, pointing at `length` characters from `offset` (UTF-16 units, as in a text field). */
export function filterError(message: string, offset: number, length = 1): AppError {
  return new AppError('invalid_filter', message, { details: { offset, length: Math.max(1, length) } });
}
