import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '@/app/api/openapi';
import { endpoints } from './endpoints';

const ROOT = path.resolve('app');
const HANDLERS = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const;

/** `/api/v1/saved-views/{id}` for every route file but the catch-all. */
const routes = readdirSync(path.join(ROOT, 'api'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.name === 'route.ts' && !entry.parentPath.includes('[...'))
  .map((entry) => ({
    file: path.join(entry.parentPath, entry.name),
    url: `/${path.relative(ROOT, entry.parentPath).replace(/\[(\w+)\]/g, '{$1}')}`,
  }));

const described = Object.values(endpoints);

describe('the registry of endpoints', () => {
  it('names every route file, and no other', () => {
    expect(routes.map((route) => route.url).sort()).toEqual(
      [...new Set(described.map((endpoint) => endpoint.path as string))].sort(),
    );
  });

  it.each(routes)('$url answers the described methods and refuses the others with 405', async ({ file, url }) => {
    const handlers = await import(file);
    const methods = described
      .filter((endpoint) => endpoint.path === url)
      .map((endpoint) => endpoint.method.toUpperCase());
    for (const method of HANDLERS) {
      expect(handlers[method], `${method} ${url}`).toBeTypeOf('function');
      if (methods.includes(method)) continue;
      const response: Response = await handlers[method](new Request(`http://localhost${url}`, { method }), {
        params: Promise.resolve({}),
      });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')?.split(', ').sort()).toEqual([...methods].sort());
      expect(await response.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
    }
  });
});

describe('the OpenAPI document', () => {
  const document = openApiDocument(described) as {
    paths: Record<
      string,
      Record<string, { operationId: string; parameters: { name: string; description?: string }[] }>
    >;
  };
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

  it('describes every endpoint under an id of its own', () => {
    expect(operations).toHaveLength(described.length);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(described.length);
  });

  it('takes parameters from the schemas that check them', () => {
    const parameters = document.paths['/api/v1/logs']?.get?.parameters ?? [];
    expect(parameters.map((parameter) => parameter.name)).toEqual([
      'filter',
      'from',
      'to',
      'order',
      'limit',
      'cursor',
      'total',
    ]);
    expect(parameters[0]?.description).toContain('filter language');
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
