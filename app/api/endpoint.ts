import type { z } from 'zod';
import type { Access, Actor } from '@/model/access';
import { CLIENT_HEADER } from '@/model/client-header';
import type { EndpointGroup } from '@/model/endpoint-group';
import { clientSchema } from '@/model/running-query';
import { type QueryContext, queryContext } from '@/queries/query-context';
import { parseParams, readJson } from './request';
import { streamText } from './stream-text';

/** A request whose path, method and actor are known and allowed. */
export interface Call {
  request: Request;
  actor: Actor;
  /** Values of the `{names}` in the path, decoded. */
  path: Readonly<Record<string, string>>;
}

/** What an endpoint takes, answers and demands: requests are served and the OpenAPI document is made from it. */
export interface EndpointDescription {
  method: 'get' | 'post' | 'patch' | 'delete';
  path: `/api/v1${string}`;
  group: EndpointGroup;
  summary: string;
  /** Who may call it. */
  access: Access;
  /** Query parameters, all given as text. */
  params?: z.ZodObject;
  /** Request body by media type; `null` is described in words only. */
  body?: { schema: z.ZodType | null; types: readonly string[]; description?: string };
  answer?: z.ZodType;
  status: 200 | 201 | 204;
  /** Media types of answers that are not JSON. */
  types?: readonly string[];
  /** Cache-Control of a success; failures are never stored. */
  cache: string;
  errors?: readonly number[];
}

export interface Endpoint extends EndpointDescription {
  /** Answers a call; what it throws becomes an error answer. */
  handle(call: Call): Promise<Response>;
}

/** Kept by nobody, so that a refresh shows what came in since. */
const LIVE = 'no-store';

type Described<Params, Answer> = Pick<EndpointDescription, 'path' | 'group' | 'summary' | 'access' | 'errors'> & {
  params: Params;
  answer: Answer;
};

/** A query that is answered as JSON; closing the connection stops it in the engine. */
export function query<Params extends z.ZodObject, Answer extends z.ZodType>({
  read,
  ...described
}: Described<Params, Answer> & { read(params: z.output<Params>, context: QueryContext): Promise<z.input<Answer>> }) {
  return {
    method: 'get' as const,
    status: 200 as const,
    cache: LIVE,
    ...described,
    async handle({ request }: Call) {
      const params = parseParams(described.params, request);
      return json(await read(params, await queryContext(request.signal, clientOf(request))));
    },
  };
}

/** A query whose answer is text that is written as it is read; the reader going away stops it in the engine. */
export function streamedQuery<Params extends z.ZodObject, Answer extends z.ZodType = z.ZodType>({
  read,
  headers,
  ...described
}: Omit<Described<Params, Answer>, 'answer'> & {
  answer?: Answer;
  types: readonly string[];
  read(params: z.output<Params>, context: QueryContext): AsyncIterable<string>;
  headers(params: z.output<Params>, context: QueryContext): Record<string, string>;
}) {
  return {
    method: 'get' as const,
    status: 200 as const,
    cache: LIVE,
    ...described,
    async handle({ request }: Call) {
      const params = parseParams(described.params, request);
      const closed = new AbortController();
      const context = await queryContext(AbortSignal.any([request.signal, closed.signal]));
      const body = await streamText(read(params, context), closed);
      return new Response(body, { headers: { 'cache-control': LIVE, ...headers(params, context) } });
    },
  };
}

type ChangeDescription = Pick<EndpointDescription, 'path' | 'group' | 'summary' | 'access' | 'errors'>;

/** A command with a JSON body, answered with what is saved now. `locate` gives the address of what was created. */
export function command<Answer extends z.ZodType>({
  schema,
  run,
  locate,
  ...described
}: ChangeDescription & {
  method: 'post' | 'patch';
  answer: Answer;
  schema: z.ZodType;
  /** @param input unchecked: what it must hold is the command's to check */
  run(input: unknown, call: Call): Promise<z.input<Answer>>;
  locate?(answer: z.input<Answer>): string;
}) {
  const status = locate ? (201 as const) : (200 as const);
  return {
    status,
    cache: LIVE,
    body: { schema, types: ['application/json'] },
    ...described,
    async handle(call: Call) {
      const answer = await run(await readJson(call.request), call);
      return json(answer, status, locate ? { location: locate(answer) } : {});
    },
  };
}

/** A command that takes something away and has nothing to say. */
export function removal({ run, ...described }: ChangeDescription & { run(call: Call): Promise<void> }) {
  return {
    method: 'delete' as const,
    status: 204 as const,
    cache: LIVE,
    ...described,
    async handle(call: Call) {
      await run(call);
      return new Response(null, { status: 204, headers: { 'cache-control': LIVE } });
    },
  };
}

function json(answer: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(answer, { status, headers: { 'cache-control': LIVE, ...headers } });
}

/** What a screen calls itself in all its queries; anything else is as good as none. */
function clientOf(request: Request): string | undefined {
  return clientSchema.safeParse(request.headers.get(CLIENT_HEADER)).data;
}
