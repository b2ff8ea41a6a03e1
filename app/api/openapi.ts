import { z } from 'zod';
import { ENDPOINT_GROUPS } from '@/model/endpoint-group';
import { ERROR_STATUS } from '@/model/errors';
import type { EndpointDescription } from './endpoint';

type Json = Record<string, unknown>;

const ERROR_SCHEMA = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_STATUS) as [keyof typeof ERROR_STATUS, ...(keyof typeof ERROR_STATUS)[]]),
    message: z.string().describe('may be shown to a person'),
    details: z
      .record(z.string(), z.unknown())
      .describe('invalid_filter: { offset, length } of the mistake; bad_request: { fields }'),
  }),
});
/** Any query can be wrong, too big for its limits, or meet a store that is not there. */
const QUERY_ERRORS = [400, 403, 422, 500, 503];
const WORDS: Record<number, string> = {
  400: 'The request is wrong; `details` says where.',
  403: 'The caller may not; `details.permission` says what is missing.',
  404: 'There is no such thing.',
  409: 'It is in conflict with what is there.',
  413: 'The body is too large.',
  415: 'The media type or encoding is not understood.',
  422: 'The query would cost more than it may; ask for less.',
  429: 'Too much at once; try again after Retry-After seconds.',
  500: 'A mistake inside Mangru.',
  503: 'A store is not there; try again after Retry-After seconds.',
};

/** The OpenAPI 3.1 document of the endpoints, made from the schemas that check their requests. */
export function openApiDocument(endpoints: readonly EndpointDescription[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Mangru',
      version: '1',
      description:
        'Times are ISO 8601, epoch milliseconds or relative (now-15m). 64-bit integers are strings. `filter` is the filter language of the search bar.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: ENDPOINT_GROUPS.map((name) => ({ name })),
    paths,
    components: { schemas: { Error: jsonSchema(ERROR_SCHEMA, 'output') } },
  };
}

function operation(endpoint: EndpointDescription): Json {
  const { method, path, group, summary, access, params, body } = endpoint;
  return {
    operationId: operationId(method, path),
    summary,
    tags: [group],
    'x-access': access,
    parameters: [...pathParameters(path), ...(params ? queryParameters(params) : [])],
    ...(body && { requestBody: requestBody(body) }),
    responses: responses(endpoint),
  };
}

function operationId(method: string, path: string): string {
  const words = path
    .replace('/api/v1/', '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  return [method, ...words].map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(params: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = jsonSchema(params, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: Object.keys(schema).length === 0 ? { type: 'string' } : schema,
  }));
}

function requestBody({ schema, types, description }: NonNullable<EndpointDescription['body']>): Json {
  const content = { schema: schema ? jsonSchema(schema, 'input') : {} };
  return {
    required: true,
    ...(description && { description }),
    content: Object.fromEntries(types.map((type) => [type, content])),
  };
}

function responses({ answer, status, types, errors = [], cache }: EndpointDescription): Json {
  const schema = answer ? jsonSchema(answer, 'output') : { type: 'string' };
  const content = Object.fromEntries((types ?? ['application/json']).map((type) => [type, { schema }]));
  const success = {
    description: 'It worked.',
    headers: { 'Cache-Control': { schema: { type: 'string', const: cache } } },
    ...(status !== 204 && { content }),
  };
  const error = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  const failures = [...new Set([...QUERY_ERRORS, ...errors])].sort((a, b) => a - b);
  return {
    [status]: success,
    ...Object.fromEntries(failures.map((code) => [code, { description: WORDS[code], content: error }])),
  };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}
