import { afterEach, expect, test, vi } from 'vitest';
import { fetchApi, sendApi } from './use-api';

afterEach(() => vi.unstubAllGlobals());

const answering = (response: Response) => vi.stubGlobal('fetch', async () => response);

test('an answer of the API is what was asked for', async () => {
  answering(Response.json({ data: [1] }));
  expect(await fetchApi('/api/v1/logs', {})).toEqual({ data: [1] });
});

test.each([
  ['a page', new Response('<h1>Welcome to this network</h1>')],
  ['JSON of something else', Response.json({})],
  ['null', Response.json(null)],
])('%s in place of an answer is an error with its status', async (_, response) => {
  answering(response);
  await expect(fetchApi('/api/v1/logs', {})).rejects.toMatchObject({ code: 'unexpected_answer', status: 200 });
});

test('a change may be answered without a body, and a page is no sign of success', async () => {
  answering(new Response(null, { status: 204 }));
  await sendApi('DELETE', '/api/v1/saved-views/1');
  answering(new Response('<h1>Sign in</h1>'));
  await expect(sendApi('DELETE', '/api/v1/saved-views/1')).rejects.toMatchObject({ code: 'unexpected_answer' });
});
