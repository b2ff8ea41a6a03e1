import { Buffer } from 'node:buffer';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeRequest } from '@/collectors/otlp/testing/encode-request';
import { type CollectorProcess, startServer } from '@/collectors/testing/start-server';
import { frame, rawCall } from './testing/raw-call';

const EXPORT = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';

let server: CollectorProcess;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const good = (service: string) => encodeRequest({ service, records: [{ body: 'a body, a body, a body' }] });
const call = (body: Buffer, headers = {}) => rawCall(server.ports.grpc, EXPORT, body, headers);
const stored = async (service: string) =>
  (await server.ask<{ n: number }>(`SELECT count() AS n FROM logs WHERE service = '${service}'`))[0]?.n;
/** One raw block in a frame of one segment, as the zstd format has it. */
function zstd(content: Buffer): Buffer {
  const head = Buffer.alloc(3);
  head.writeUIntLE(1 | (content.length << 3), 0, 3);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]), head, content]);
}

/** One literal with its length in two bytes. */
function snappy(content: Buffer): Buffer {
  const { length } = content;
  return Buffer.concat([
    Buffer.from([(length & 127) | 128, length >> 7, 61 << 2, (length - 1) & 255, (length - 1) >> 8]),
    content,
  ]);
}

describe('compressions', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['zstd', zstd],
    ['snappy', snappy],
    ['identity', (bytes: Buffer) => bytes],
  ] as const)('%s', async (encoding, compress) => {
    const service = `packed by ${encoding}`;
    const answer = await call(frame(compress(good(service)), true), { 'grpc-encoding': encoding });
    expect(answer.headers[':status']).toBe(200);
    expect(answer.headers['grpc-accept-encoding']).toContain('zstd');
    expect(answer.trailers['grpc-status']).toBe('0');
    expect([...answer.message]).toEqual([0, 0, 0, 0, 0]);
    expect(await stored(service)).toBe(1);
  });

  test('a message may stand uncompressed in a call that names a compression', async () => {
    expect((await call(frame(good('plain')), { 'grpc-encoding': 'zstd' })).trailers['grpc-status']).toBe('0');
  });

  test('an unknown one is UNIMPLEMENTED, says which are known, and is filed under its own reason', async () => {
    const answer = await call(frame(good('packed'), true), { 'grpc-encoding': 'lz4' });
    expect(answer.headers).toMatchObject({ ':status': 200, 'grpc-status': '12' });
    expect(decodeURIComponent(String(answer.headers['grpc-message']))).toContain('"lz4" is not understood');
    expect(answer.headers['grpc-accept-encoding']).toContain('snappy');
    const found = await server.ask(`SELECT reason FROM ledger WHERE example LIKE '%"lz4"%'`);
    expect(found).toEqual([{ reason: 'unsupported_encoding' }]);
  });
});

describe('what is no call', () => {
  test.each([
    ['no message', Buffer.alloc(0)],
    ['half a frame', Buffer.from([0, 0, 0])],
    ['a frame cut off', frame(Buffer.alloc(100)).subarray(0, 50)],
    ['two messages', Buffer.concat([frame(good('one')), frame(good('two'))])],
  ])('%s is INVALID_ARGUMENT', async (_, body) => {
    expect((await call(body)).headers).toMatchObject({ ':status': 200, 'grpc-status': '3' });
  });

  test('another content type is 415', async () => {
    expect((await call(frame(good('x')), { 'content-type': 'application/json' })).headers[':status']).toBe(415);
    expect((await call(frame(good('x')), { 'content-type': 'application/grpc-web' })).headers[':status']).toBe(415);
  });

  test('an unknown service is UNIMPLEMENTED', async () => {
    const answer = await rawCall(server.ports.grpc, '/a.B/C', frame(good('x')));
    expect(answer.headers['grpc-status']).toBe('12');
  });
});

test('a key of the sender makes equal calls one delivery', async () => {
  for (let i = 0; i < 3; i++) await call(frame(good('keyed')), { 'idempotency-key': 'one' });
  expect(await stored('keyed')).toBe(1);
});
