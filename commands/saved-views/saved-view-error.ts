import { z } from 'zod';
import { AppError } from '@/model/errors';

/**
 * An id as the store can hold it; anything else cannot be there, and some of it would make the database complain.
 * @throws AppError not_found
 */
export function requireSavedViewId(id: string): string {
  if (!z.uuid().safeParse(id).success) throw notFound();
  return id;
}

/** What a failed write of a saved view means to the person who asked for it. */
export function savedViewError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'P2025') return notFound(error);
  if (code !== 'P2002') return error;
  return new AppError('conflict', 'A view of this screen already has this name. Choose another one.', {
    details: { field: 'name' },
    cause: error,
  });
}

function notFound(cause?: unknown): AppError {
  return new AppError('not_found', 'There is no such saved view.', { cause });
}
