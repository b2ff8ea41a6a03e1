import { expect, test } from 'vitest';
import { readApiError } from './api-error';

test('an answer of the API keeps its code, words and advice when to retry', async () => {
  const body = { error: { code: 'too_many_requests', message: 'Wait.', details: { queue: 3 } } };
  const error = await readApiError(Response.json(body, { status: 429, headers: { 'retry-after': '7' } }));
  expect(error).toMatchObject({ code: 'too_many_requests', message: 'Wait.', status: 429, details: { queue: 3 } });
  expect(error.retryAfterSeconds).toBe(7);
  expect(error.isTemporary).toBe(true);
});

test('a page of something in between keeps its status, and its text is not shown', async () => {
  const error = await readApiError(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(error).toMatchObject({ code: 'unexpected_answer', message: 'HTTP 502', status: 502 });
});

test('a refusal is not worth repeating', async () => {
  const body = { error: { code: 'invalid_filter', message: 'Unbalanced.' } };
  expect((await readApiError(Response.json(body, { status: 400 }))).isTemporary).toBe(false);
});
