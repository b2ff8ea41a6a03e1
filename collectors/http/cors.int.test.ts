import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CollectorProcess, startServer } from '@/collectors/testing/start-server';

const ALLOWED = 'https://shop.example.com';

let server: CollectorProcess;
beforeAll(async () => {
  server = await startServer({ env: { MANGRU_CORS_ORIGINS: ` ${ALLOWED}, http://localhost:5173` } });
});
afterAll(() => server.stop());

const send = (path: string, method: string, headers: Record<string, string>, body?: string) =>
  fetch(`http://127.0.0.1:${server.ports.http}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
const asks = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-key' };

describe.each(['/v1/logs', '/api/v1/logs'])('%s', (path) => {
  test('a preflight of an allowed origin is answered', async () => {
    const answer = await send(path, 'OPTIONS', { ...asks, origin: ALLOWED });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': ALLOWED,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type,x-key',
      vary: 'Origin',
    });
  });

  test('what it then sends is taken, and the page may read the answer, also a refusal', async () => {
    const json = { 'content-type': 'application/json', origin: ALLOWED };
    for (const [body, status] of [
      ['{}', 200],
      ['{', 400],
    ] as const) {
      const answer = await send(path, 'POST', json, body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('access-control-allow-origin')).toBe(ALLOWED);
    }
  });

  test.each(['https://other.example.com', 'null', `${ALLOWED}.evil.com`])('%s gets no permission', async (origin) => {
    const preflight = await send(path, 'OPTIONS', { ...asks, origin });
    const post = await send(path, 'POST', { 'content-type': 'application/json', origin }, '{}');
    expect(preflight.status).toBe(405);
    for (const { headers } of [preflight, post]) expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('without the setting nothing is said of origins', async () => {
  const plain = await startServer();
  const answer = await fetch(`http://127.0.0.1:${plain.ports.http}/v1/logs`, {
    method: 'OPTIONS',
    headers: { ...asks, origin: ALLOWED },
  });
  expect([answer.status, answer.headers.get('vary')]).toEqual([405, null]);
  await plain.stop();
});
