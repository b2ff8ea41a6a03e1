import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeRequest } from '@/collectors/otlp/testing/encode-request';
import { type Answer, post } from '@/collectors/testing/post';
import { type CollectorProcess, startServer } from '@/collectors/testing/start-server';
import { differencesFromRows } from '@/pipeline/testing/differences-from-rows';

let server: CollectorProcess;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const send = (body: Buffer) =>
  post(
    server.ports.http,
    '/v1/logs',
    { 'content-type': 'application/x-protobuf', 'content-length': String(body.length) },
    body,
  );

test('more than can be stored at once is asked to come back, and is stored once when it does', async () => {
  const filling = 'x'.repeat(1400);
  const bodies = Array.from({ length: 100 }, (_, i) =>
    encodeRequest({
      service: 'flood',
      records: Array.from({ length: 1000 }, (_, n) => ({ body: `${i} ${n} ${filling}` })),
    }),
  );
  let waiting = bodies;
  let refused: Answer[] = [];
  for (let round = 0; waiting.length > 0 && round < 60; round++) {
    const answers = await Promise.all(waiting.map(async (body) => ({ body, answer: await send(body) })));
    expect(answers.map(({ answer }) => answer.status).filter((status) => status !== 200 && status !== 429)).toEqual([]);
    const again = answers.filter(({ answer }) => answer.status === 429);
    refused = [...refused, ...again.map(({ answer }) => answer)];
    waiting = again.map(({ body }) => body);
    if (waiting.length > 0) await sleep(500);
  }
  expect(waiting).toEqual([]);
  for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  const [row] = await server.ask<{ n: number; different: number }>(
    `SELECT count() AS n, uniqExact(body) AS different FROM logs WHERE service = 'flood'`,
  );
  expect(row).toEqual({ n: 100_000, different: 100_000 });
  const [counted] = await server.ask<{ n: number }>(
    `SELECT toUInt32(sum(requests)) AS n FROM ledger WHERE reason = 'overloaded' AND source = 'otlp-http'`,
  );
  expect(counted).toEqual({ n: refused.length });
  // What Mangru says of itself is refused like anything else, and comes again.
  const ownWords = `SELECT toUInt32(count()) AS n FROM logs WHERE source = 'self' AND startsWith(body, 'collecting logs')`;
  await expect.poll(() => server.ask(ownWords), { timeout: 10_000 }).toEqual([{ n: 1 }]);
  expect(await differencesFromRows(server.ask)).toEqual([]);
  expect((await server.usage()).rssMib).toBeLessThan(1500);
}, 90_000);

test('500 connections that send hardly anything do not keep others out', async () => {
  const lazy: Socket[] = [];
  for (let i = 0; i < 500; i++) {
    const socket = connect(server.ports.http, '127.0.0.1');
    socket.on('error', () => undefined);
    const head = 'POST /v1/logs HTTP/1.1\r\nHost: x\r\n';
    // Half of them stop within their headers, half within their body.
    socket.write(i % 2 ? head : `${head}Content-Type: application/x-protobuf\r\nContent-Length: 1000\r\n\r\nabc`);
    lazy.push(socket);
  }
  await sleep(200);
  for (let i = 0; i < 20; i++) {
    const answer = await send(encodeRequest({ service: 'beside', records: [{ body: `beside ${i}` }] }));
    expect(answer.status).toBe(200);
    expect(answer.ms).toBeLessThan(5000);
  }
  for (const socket of lazy) socket.destroy();
});
