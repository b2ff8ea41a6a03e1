import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestMetadata } from '@/store/testing/open-test-metadata';
import { endpoints } from './endpoints';
import { DELETE, PATCH } from './saved-views/[id]/route';
import { GET, POST } from './saved-views/route';

let store: Awaited<ReturnType<typeof openTestMetadata>>;
beforeAll(async () => {
  store = await openTestMetadata();
});
afterAll(() => store.close());

const URL_BASE = 'http://localhost/api/v1/saved-views';
const json = (method: string, body: unknown, type = 'application/json') =>
  new Request(URL_BASE, {
    method,
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const none = { params: Promise.resolve(undefined) };
const at = (id: string) => ({ params: Promise.resolve({ id }) });
const list = async () =>
  endpoints.listSavedViews.answer.parse(await (await GET(new Request(`${URL_BASE}?screen=logs`), none)).json()).data;

it('creates, lists, changes and deletes', async () => {
  const created = await POST(json('POST', { name: 'errors', screen: 'logs', query: 'q=level:error' }), none);
  expect(created.status).toBe(201);
  const view = endpoints.createSavedView.answer.parse(await created.json()).data;
  expect(created.headers.get('location')).toBe(`/api/v1/saved-views/${view.id}`);
  expect(await list()).toEqual([view]);
  const twin = await POST(json('POST', { name: 'errors', screen: 'logs', query: '' }), none);
  expect(twin.status).toBe(409);
  const changed = await PATCH(json('PATCH', { name: 'bad news' }), at(view.id));
  expect((await changed.json()).data.name).toBe('bad news');
  expect((await DELETE(new Request(URL_BASE, { method: 'DELETE' }), at(view.id))).status).toBe(204);
  expect((await DELETE(new Request(URL_BASE, { method: 'DELETE' }), at(view.id))).status).toBe(404);
  expect(await list()).toEqual([]);
});

it.each(["'; DROP TABLE saved_views; --", '<script>alert(1)</script>', '\\', '한국어', '{"$ne":1}'.repeat(5)])(
  'keeps %j as it was written',
  async (text) => {
    const created = await POST(json('POST', { name: text, screen: 'logs', query: text }), none);
    const { data } = await created.json();
    expect(data).toMatchObject({ name: text, query: text });
    expect((await DELETE(new Request(URL_BASE, { method: 'DELETE' }), at(text))).status).toBe(404);
    expect(await list()).toEqual([data]);
    await DELETE(new Request(URL_BASE, { method: 'DELETE' }), at(data.id));
  },
);

it.each([
  ['no JSON', '{', 'application/json', 400],
  ['another media type', '{}', 'text/plain', 415],
  ['a wrong field', { name: '', screen: 'logs', query: '' }, 'application/json', 400],
  ['another screen', { name: 'x', screen: 'kitchen', query: '' }, 'application/json', 400],
  ['too much', 'x'.repeat(1_000_001), 'application/json', 413],
])('refuses %s', async (_, body, type, status) => {
  const response = await POST(json('POST', body, type), none);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } });
});
