import { describe, expect, it } from 'vitest';
import type { Endpoint } from '@/app/api/endpoint';
import { openApiDocument } from '@/app/api/openapi';
import { serve } from '@/app/api/serve';
import { type Actor, LOCAL_OWNER } from '@/model/access';
import { endpoints } from './endpoints';

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const;
const described = Object.values(endpoints);
const paths = [...new Set(described.map(({ path }) => path))];
const request = (method: string, path: string) =>
  new Request(`http://localhost${path.replace('{id}', 'x')}`, { method });

describe('the API', () => {
  it.each(paths)('refuses methods that %s does not have with 405', async (path) => {
    const handle = serve(described, () => LOCAL_OWNER);
    const methods = described.filter((one) => one.path === path).map(({ method }) => method.toUpperCase());
    for (const method of METHODS) {
      if (methods.includes(method)) continue;
      const response = await handle(request(method, path));
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')?.split(', ').sort()).toEqual([...methods].sort());
      expect(await response.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
    }
  });

  const nobody: Actor = { id: 'nobody', kind: 'user', permissions: new Set() };
  const guarded = described.filter(({ access }) => access !== 'public');

  it('leaves open to anyone what tells nothing of anybody, and nothing else', () => {
    const open = described.filter(({ access }) => access === 'public').map(({ path }) => path);
    expect(open.sort()).toEqual(['/api/v1/health', '/api/v1/openapi.json']);
  });

  it.each(guarded)('$method $path refuses whoever lacks $access', async ({ method, path, access }) => {
    const response = await serve(described, () => nobody)(request(method.toUpperCase(), path));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'forbidden', details: { permission: access } } });
  });

  it('hands on the names in a path, decoded, and has no path that is not encoded', async () => {
    const seen: unknown[] = [];
    const spy: Endpoint = {
      ...endpoints.deleteSavedView,
      handle: async ({ path }) => {
        seen.push(path);
        return new Response(null, { status: 204 });
      },
    };
    const handle = serve([spy], () => LOCAL_OWNER);
    expect(
      (await handle(new Request('http://localhost/api/v1/saved-views/a%2Fb%20c', { method: 'DELETE' }))).status,
    ).toBe(204);
    expect((await handle(new Request('http://localhost/api/v1/saved-views/%E0%A4', { method: 'DELETE' }))).status).toBe(
      404,
    );
    expect((await handle(new Request('http://localhost/api/v1/saved-views/a/b', { method: 'DELETE' }))).status).toBe(
      404,
    );
    expect(seen).toEqual([{ id: 'a/b c' }]);
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
