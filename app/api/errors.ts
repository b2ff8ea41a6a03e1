import { logger } from '@/logger';
import { AppError } from '@/model/errors';

/**
 * The answer to a failed request: `{ error: { code, message, details } }`. What is not an AppError is a mistake of ours:
 * it is logged, and its words stay inside.
 */
export function errorResponse(error: unknown, request: Request): Response {
  const known = error instanceof AppError ? error : undefined;
  // A browser that asks something newer closes the older request: nothing failed, and nobody reads the answer.
  if ((!known || known.code === 'internal') && !request.signal.aborted) {
    const { pathname } = new URL(request.url);
    logger().error({ err: known?.cause ?? error, method: request.method, path: pathname }, 'a request failed');
  }
  const shown = known ?? new AppError('internal', 'Something went wrong inside Mangru; its log says what.');
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (shown.retryAfterSeconds !== undefined) headers.set('retry-after', String(shown.retryAfterSeconds));
  const { code, message, details } = shown;
  return Response.json({ error: { code, message, details } }, { status: shown.status, headers });
}
