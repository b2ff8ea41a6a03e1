import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestMetadata } from '@/store/testing/open-test-metadata';
import { DELETE, GET, PATCH, POST } from './[...path]/route';
import { endpoints } from './endpoints';

let store: Awaited<ReturnType<typeof openTestMetadata>>;
beforeAll(async () => {
  store = await openTestMetadata();
});
afterAll(() => store.close());

const URL_BASE = 'http://localhost/api/v1/saved-views';
const json = (method: string, body: unknown, type = 'application/json', url = URL_BASE) =>
  new Request(url, {
    method,
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const at = (id: string) => `${URL_BASE}/${encodeURIComponent(id)}`;
const remove = (id: string) => DELETE(new Request(at(id), { method: 'DELETE' }));
const list = async () =>
  endpoints.listSavedViews.answer.parse(await (await GET(new Request(`${URL_BASE}?screen=logs`))).json()).data;

it('creates, lists, changes and deletes', async () => {
  const created = await POST(json('POST', { name: 'errors', screen: 'logs', query: 'q=level:error' }));
  expect(created.status).toBe(201);
  const view = endpoints.createSavedView.answer.parse(await created.json()).data;
  expect(created.headers.get('location')).toBe(`/api/v1/saved-views/${view.id}`);
  expect(await list()).toEqual([view]);
  const twin = await POST(json('POST', { name: 'errors', screen: 'logs', query: '' }));
  expect(twin.status).toBe(409);
  const changed = await PATCH(json('PATCH', { name: 'bad news' }, 'application/json', at(view.id)));
  expect((await changed.json()).data.name).toBe('bad news');
  expect((await remove(view.id)).status).toBe(204);
  expect((await remove(view.id)).status).toBe(404);
  expect(await list()).toEqual([]);
});

it.each(["'; DROP TABLE saved_views; --", '<script>alert(1)</script>', '\\', '한국어', '{"$ne":1}'.repeat(5)])(
  'keeps %j as it was written',
  async (text) => {
    const created = await POST(json('POST', { name: text, screen: 'logs', query: text }));
    const { data } = await created.json();
    expect(data).toMatchObject({ name: text, query: text });
    expect((await remove(text)).status).toBe(404);
    expect(await list()).toEqual([data]);
    await remove(data.id);
  },
);

it.each([
  ['no JSON', '{', 'application/json', 400],
  ['another media type', '{}', 'text/plain', 415],
  ['a wrong field', { name: '', screen: 'logs', query: '' }, 'application/json', 400],
  ['another screen', { name: 'x', screen: 'kitchen', query: '' }, 'application/json', 400],
  ['too much', 'x'.repeat(1_000_001), 'application/json', 413],
])('refuses %s', async (_, body, type, status) => {
  const response = await POST(json('POST', body, type));
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } });
});
