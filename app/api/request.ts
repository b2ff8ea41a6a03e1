import type { z } from 'zod';
import { AppError } from '@/model/errors';

/**
 * The query parameters of a request. Unknown ones are refused, since a misspelt filter would silently show everything.
 * @throws AppError bad_request naming each wrong parameter in `details.fields`
 */
export function parseParams<Params extends z.ZodObject>(schema: Params, request: Request): z.output<Params> {
  const { searchParams } = new URL(request.url);
  const result = schema.strict().safeParse(Object.fromEntries(searchParams));
  if (result.success) return result.data as z.output<Params>;
  const fields = result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  const told = fields.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; ');
  throw new AppError('bad_request', told, { details: { fields } });
}

const MAX_JSON = 1_000_000;

/** The JSON body of a request. @throws AppError bad_request, too_large, unsupported_media_type */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  // Other types can be posted by any web page to this machine without being asked.
  if (type !== 'application/json') throw new AppError('unsupported_media_type', 'Send the body as application/json.');
  if (Number(request.headers.get('content-length') ?? 0) > MAX_JSON)
    throw new AppError('too_large', 'The body may have 1 MB.');
  const text = await request.text();
  if (text.length > MAX_JSON) throw new AppError('too_large', 'The body may have 1 MB.');
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('bad_request', 'The body is not JSON.');
  }
}
