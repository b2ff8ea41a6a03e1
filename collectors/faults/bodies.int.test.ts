import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encodeRequest } from '@/collectors/otlp/testing/encode-request';
import { zstdBomb } from '@/collectors/testing/bombs';
import { exchange, post } from '@/collectors/testing/post';
import { type CollectorProcess, startServer } from '@/collectors/testing/start-server';

const MIB = 1024 * 1024;
/** For a free machine 200 ms and 1 s; these tests run beside others on its cores. */
const PATIENCE_MS = 10_000;

let server: CollectorProcess;
let restingMib = 0;
beforeAll(async () => {
  server = await startServer();
  for (const path of ['/v1/logs', '/api/v1/logs']) await send(path, {}, good('first'));
  restingMib = (await server.usage()).rssMib;
});
afterAll(() => server.stop());
afterEach(async () => {
  // Whatever came, the next good request is stored and nothing was kept.
  expect((await send('/v1/logs', {}, good('after'))).status).toBe(200);
  expect((await server.usage()).rssMib - restingMib).toBeLessThan(700);
});

const good = (name: string, bodyBytes = 10, records = 1) =>
  encodeRequest({
    service: name,
    records: Array.from({ length: records }, (_, i) => ({ body: `${Date.now()} ${i} ${'x'.repeat(bodyBytes)}` })),
  });

const TYPES: Record<string, string> = { '/v1/logs': 'application/x-protobuf', '/api/v1/logs': 'application/json' };

function send(path: string, headers: Record<string, string>, body: Buffer | Iterable<Buffer>) {
  const length: Record<string, string> = Buffer.isBuffer(body) ? { 'content-length': String(body.length) } : {};
  return post(server.ports.http, path, { 'content-type': TYPES[path] ?? '', ...length, ...headers }, body);
}

async function refusals(): Promise<Record<string, number>> {
  const rows = await server.ask<{ reason: string; n: string }>(
    `SELECT reason, sum(requests) AS n FROM ledger WHERE outcome = 'rejected' GROUP BY reason`,
  );
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, Number(n)]));
}

const zeros = Buffer.alloc(128 * MIB, 0x20);
const gzipBomb = gzipSync(zeros);
const small = gzipSync(good('zipped'));
const plainZstd = zstdBomb(128 * 1024);

describe.each(['/v1/logs', '/api/v1/logs'])('compressed bodies at %s', (path) => {
  test.each([
    ['a gzip bomb', 'gzip', gzipBomb, 413],
    ['a gzip bomb in a gzip', 'gzip', gzipSync(gzipBomb), 400],
    ['a deflate bomb', 'deflate', deflateSync(zeros), 413],
    ['a zstd bomb of 1 GiB in 32 kB', 'zstd', zstdBomb(1024 * MIB), 413],
    ['a zstd frame that asks for 2 GB of window', 'zstd', zstdBomb(1000, 0xa8), 413],
    ['a gzip cut off', 'gzip', small.subarray(0, small.length - 12), 400],
    ['a deflate cut off', 'deflate', deflateSync(good('cut')).subarray(0, 20), 400],
    ['a zstd frame cut off', 'zstd', plainZstd.subarray(0, plainZstd.length - 1), 400],
    ['a gzip followed by something', 'gzip', Buffer.concat([small, Buffer.from('and more')]), 400],
    ['a deflate followed by something', 'deflate', Buffer.concat([deflateSync('{}'), Buffer.from('x')]), 400],
    ['a zstd frame followed by something', 'zstd', Buffer.concat([plainZstd, Buffer.from('and more')]), 400],
    ['plain bytes called gzip', 'gzip', Buffer.from('{"msg":"plain"}'), 400],
    ['plain bytes called zstd', 'zstd', Buffer.from('{"msg":"plain"}'), 400],
    ['gzip not called so', 'identity', small, 400],
    ['brotli', 'br', small, 415],
    ['gzip twice', 'gzip, gzip', gzipSync(small), 415],
    ['a snappy block that claims 4 GiB', 'snappy', Buffer.from([255, 255, 255, 255, 15, 0]), 413],
    ['a snappy block cut off', 'snappy', Buffer.from([20, 12, 97, 98]), 400],
    ['plain bytes called framed snappy', 'x-snappy-framed', Buffer.from('{"msg":"plain"}'), 400],
  ])('%s', async (_, encoding, body, status) => {
    await server.usage();
    const answer = await send(path, { 'content-encoding': encoding }, body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain(TYPES[path]);
    expect(answer.ms).toBeLessThan(PATIENCE_MS);
    expect((await server.usage()).maxLoopMs).toBeLessThan(PATIENCE_MS / 2);
  });
});

function* pieces(total: number): Generator<Buffer> {
  const piece = Buffer.alloc(MIB, 0x20);
  for (let sent = 0; sent < total; sent += MIB) yield piece;
}

describe.each(['/v1/logs', '/api/v1/logs'])('sizes at %s', (path) => {
  test.each([
    ['21 MiB', {}, Buffer.alloc(21 * MIB, 0x20)],
    ['200 MiB', {}, Buffer.alloc(200 * MIB, 0x20)],
    ['200 MiB in chunks, without a length', {}, pieces(200 * MIB)],
    ['1 GiB in chunks, without a length', {}, pieces(1024 * MIB)],
    ['a length of 1 GiB', { 'content-length': String(1024 * MIB) }, pieces(5 * MIB)],
  ])('%s is refused with 413', async (_, headers, body) => {
    const before = (await refusals()).too_large ?? 0;
    const answer = await send(path, headers, body);
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
    expect(answer.ms).toBeLessThan(PATIENCE_MS);
    expect((await refusals()).too_large).toBe(before + 1);
  });
});

test('19 MiB are stored', async () => {
  const answer = await send('/v1/logs', {}, good('large', 900 * 1024, 21));
  expect(answer.status).toBe(200);
  expect(await server.ask(`SELECT count() AS n FROM logs WHERE service = 'large'`)).toEqual([{ n: 21 }]);
});

test('a line of 1 MB is stored whole, one of 10 MB is cut and says so', async () => {
  const line = (service: string, length: number) => JSON.stringify({ service, msg: 'y'.repeat(length) });
  expect((await send('/api/v1/logs', {}, Buffer.from(line('one', 1e6)))).status).toBe(200);
  expect((await send('/api/v1/logs', {}, Buffer.from(line('ten', 1e7)))).status).toBe(200);
  const rows = await server.ask(
    `SELECT service, length(body) AS n, attributes['mangru.truncated'] AS cut FROM logs WHERE service IN ('one', 'ten') ORDER BY n`,
  );
  expect(rows).toEqual([
    { service: 'one', n: 1_000_000, cut: '' },
    { service: 'ten', n: MIB, cut: 'body' },
  ]);
});

describe('a length that lies', () => {
  const head = (length: number) =>
    `POST /v1/logs HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\nContent-Length: ${length}\r\n\r\n`;

  test('longer than the body: counted when the connection ends', async () => {
    const before = (await refusals()).malformed ?? 0;
    await exchange(server.ports.http, `${head(5000)}only this`);
    expect((await refusals()).malformed).toBe(before + 1);
  });

  test('shorter than the body: the rest is no request', async () => {
    const answer = await exchange(server.ports.http, `${head(3)}abcdef this is not HTTP\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test.each([
    ['two lengths', 'Content-Length: 3\r\nContent-Length: 4\r\n'],
    ['a length and chunks', 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n'],
    ['no number', 'Content-Length: three\r\n'],
  ])('%s is refused, so that nobody can smuggle', async (_, lines) => {
    const answer = await exchange(server.ports.http, `POST /v1/logs HTTP/1.1\r\nHost: x\r\n${lines}\r\nabc`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('headers of 64 KiB are refused', async () => {
    const answer = await exchange(
      server.ports.http,
      `POST /v1/logs HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(65_536)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});

test.each([
  ['/v1/logs', 'text/plain', 415],
  ['/v1/logs', 'application/grpc', 415],
  ['/v1/logs', '', 415],
  ['/v1/logs', 'application/x-protobuf; charset=utf-8', 200],
  ['/api/v1/logs', 'application/x-protobuf', 415],
  ['/api/v1/logs', 'multipart/form-data', 415],
  ['/v1/traces', 'application/x-protobuf', 404],
  ['/v1/logs/../../etc/passwd', 'application/x-protobuf', 404],
  ['/__proto__', 'application/json', 404],
])('%s with content type "%s" answers %d', async (path, type, status) => {
  expect((await send(path, { 'content-type': type }, Buffer.alloc(0))).status).toBe(status);
});

test('GET says which method it is', async () => {
  const answer = await fetch(`http://127.0.0.1:${server.ports.http}/v1/logs`);
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
});

test('the collector has said nothing of a failure of its own', () => {
  expect(server.errors()).toBe('');
});
