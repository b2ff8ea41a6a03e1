import type { z } from 'zod';
import type { EndpointGroup } from '@/model/endpoint-group';
import { AppError } from '@/model/errors';
import { CLIENT_HEADER, clientSchema } from '@/model/running-query';
import { type QueryContext, queryContext } from '@/queries/query-context';
import { errorResponse } from './errors';

/** What one method of one path takes and answers: the routes and the OpenAPI document are made from it. */
export interface Endpoint<Params extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: `/api/v1${string}`;
  group: EndpointGroup;
  summary: string;
  /** Query parameters, all given as text. */
  params?: Params;
  /** Request body by media type; `null` is described in words only. */
  body?: { schema: z.ZodType | null; types: readonly string[]; description?: string };
  answer?: Answer;
  status: 200 | 201 | 204;
  /** Media types of answers that are not JSON. */
  types?: readonly string[];
  /** Cache-Control of a success; failures are never stored. */
  cache: string;
  errors?: readonly number[];
}

/** Next gives undefined, against its types, where the path has no parameters. */
type PathParams = { params: Promise<Record<string, string | string[]> | undefined> };
export type RouteHandler = (request: Request, path: PathParams) => Promise<Response>;

/** A route: whatever is thrown becomes an error answer. */
export function route(handle: (request: Request, path: Record<string, string>) => Promise<Response>): RouteHandler {
  return async (request, { params }) => {
    try {
      const path = Object.entries((await params) ?? {}).map(([name, value]) => [name, String(value)]);
      return await handle(request, Object.fromEntries(path));
    } catch (error) {
      return errorResponse(error, request);
    }
  };
}

/** A route that answers a query as JSON: its parameters are checked, and closing the connection stops it in the engine. */
export function queryRoute<Params extends z.ZodObject, Answer extends z.ZodType>(
  endpoint: Endpoint<Params, Answer> & { params: Params; answer: Answer },
  ask: (params: z.output<Params>, context: QueryContext) => Promise<z.input<Answer>>,
): RouteHandler {
  return route(async (request) => {
    const answer = await ask(
      parseParams(endpoint.params, request),
      await queryContext(request.signal, clientOf(request)),
    );
    return Response.json(answer, { headers: { 'cache-control': endpoint.cache } });
  });
}

/** What a screen calls itself in all its queries; anything else is as good as none. */
function clientOf(request: Request): string | undefined {
  return clientSchema.safeParse(request.headers.get(CLIENT_HEADER)).data;
}

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

/** The JSON body of a request; what it must hold is the command's to check. @throws AppError bad_request, too_large, unsupported_media_type */
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

/** Handlers for the methods a path does not have. */
export function refuseOthers(
  ...allowed: readonly string[]
): Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', RouteHandler> {
  const refuse: RouteHandler = async (request) => {
    const error = new AppError(
      'method_not_allowed',
      `${request.method} is not supported here. Use ${allowed.join(' or ')}.`,
    );
    const response = errorResponse(error, request);
    response.headers.set('allow', allowed.join(', '));
    return response;
  };
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
