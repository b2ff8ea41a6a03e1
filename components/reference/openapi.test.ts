import { expect, test } from 'vitest';
import { curlCommand, groupOperations, openapiSchema, resolveSchema, typeName } from './openapi';

const document = openapiSchema.parse({
  openapi: '3.1.0',
  info: { title: 'Mangru', version: '1' },
  tags: [{ name: 'Logs', description: 'Search' }, { name: 'Empty' }],
  paths: {
    '/api/v1/logs': {
      summary: 'not an operation',
      get: {
        tags: ['Logs'],
        parameters: [
          { name: 'from', in: 'query', schema: { type: 'string', default: 'now-15m' } },
          { name: 'cursor', in: 'query', schema: { type: 'string' } },
        ],
        responses: {
          200: {
            description: 'rows',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Row' } } },
          },
        },
      },
    },
    '/api/v1/saved-views/{id}': { delete: { responses: { 204: { description: 'gone' } } } },
  },
  components: { schemas: { Row: { type: 'object', properties: { id: { type: 'string' } } } } },
});

test('operations are grouped by tag in the order of the document, empty groups left out', () => {
  const groups = groupOperations(document);
  expect(groups.map(({ name, operations }) => [name, operations.map(({ id }) => id)])).toEqual([
    ['Logs', ['get-api-v1-logs']],
    ['', ['delete-api-v1-saved-views-id']],
  ]);
});

test('references are followed and unknown ones read as anything', () => {
  const { schemas } = document.components;
  expect(resolveSchema({ $ref: '#/components/schemas/Row' }, schemas).type).toBe('object');
  expect(typeName(resolveSchema({ $ref: '#/nowhere' }, schemas))).toBe('any');
});

test.each([
  [{ type: 'array', items: { type: 'integer' } }, 'integer[]'],
  [{ enum: ['asc', 'desc'] }, '"asc" | "desc"'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string | null'],
  [{}, 'any'],
])('the type of %j is %s', (schema, name) => {
  expect(typeName(schema)).toBe(name);
});

test('commands can be pasted', () => {
  const [logs, views] = groupOperations(document).flatMap(({ operations }) => operations);
  expect(logs && curlCommand(logs, 'http://h:1')).toBe(
    "curl -G 'http://h:1/api/v1/logs' \\\n  --data-urlencode 'from=now-15m'",
  );
  expect(views && curlCommand(views, 'http://h:1')).toBe("curl 'http://h:1/api/v1/saved-views/{id}' \\\n  -X DELETE");
});
