import { gzipSync } from 'node:zlib';
import { Client, compressionAlgorithms, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { random } from '@/bench/payload';
import { encodeRequest } from '@/collectors/otlp/testing/encode-request';
import { type CollectorProcess, startServer } from '@/collectors/testing/start-server';

const MIB = 1024 * 1024;
const EXPORT = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';

let server: CollectorProcess;
let client: Client;
beforeAll(async () => {
  server = await startServer();
  client = connect();
});
afterAll(async () => {
  client.close();
  await server.stop();
});

function connect(options = {}): Client {
  const limits = { 'grpc.max_send_message_length': -1, ...options };
  return new Client(`127.0.0.1:${server.ports.grpc}`, credentials.createInsecure(), limits);
}

/** @returns the status code of a call and its Status in the trailer */
function call(body: Buffer, over = client, method = EXPORT): Promise<{ code: number; details: Buffer | undefined }> {
  const asIs = (bytes: Buffer) => bytes;
  return new Promise((resolve) => {
    over.makeUnaryRequest(
      method,
      asIs,
      asIs,
      body,
      new Metadata(),
      { deadline: Date.now() + 20_000 },
      (error: ServiceError | null) => {
        const details = error?.metadata.get('grpc-status-details-bin')[0];
        resolve({ code: error?.code ?? status.OK, details: Buffer.isBuffer(details) ? details : undefined });
      },
    );
  });
}

const good = (name: string) => encodeRequest({ service: name, records: [{ body: `${name} ${Math.random()}` }] });

async function refused(): Promise<number> {
  const [row] = await server.ask<{ n: string }>(`SELECT sum(requests) AS n FROM ledger WHERE outcome = 'rejected'`);
  return Number(row?.n);
}

test('300 damaged messages answer INVALID_ARGUMENT with a Status, or are stored; all are counted', async () => {
  const seed = Date.now() % 1_000_000;
  const next = random(seed);
  const before = await refused();
  const answers = await Promise.all(
    Array.from({ length: 300 }, () => {
      const body = good('seeds');
      const at = Math.floor(next() * body.length);
      body[at] = (body[at] ?? 0) ^ (1 << Math.floor(next() * 8));
      return call(next() < 0.3 ? body.subarray(0, at) : body);
    }),
  );
  const bad = answers.filter(({ code }) => code !== status.OK);
  expect({ seed, codes: [...new Set(bad.map(({ code }) => code))] }).toEqual({
    seed,
    codes: [status.INVALID_ARGUMENT],
  });
  // google.rpc.Status: field 1 is the code.
  expect(bad.every(({ details }) => details?.[0] === 8 && details[1] === status.INVALID_ARGUMENT)).toBe(true);
  expect(await refused()).toBe(before + bad.length);
  expect(await call(good('after'))).toMatchObject({ code: status.OK });
});

test('a message of 21 MiB and a gzip bomb answer RESOURCE_EXHAUSTED and are counted', async () => {
  const before = await refused();
  expect(await call(Buffer.alloc(21 * MIB))).toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  const zipping = connect({ 'grpc.default_compression_algorithm': compressionAlgorithms.gzip });
  expect(await call(Buffer.alloc(100 * MIB), zipping)).toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  zipping.close();
  expect(await refused()).toBe(before + 2);
  expect(await call(good('after'))).toMatchObject({ code: status.OK });
});

test('gzip within gzip is bad data, an unknown method UNIMPLEMENTED', async () => {
  expect(await call(gzipSync(good('zipped')))).toMatchObject({ code: status.INVALID_ARGUMENT });
  const traces = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';
  expect(await call(good('traces'), client, traces)).toMatchObject({ code: status.UNIMPLEMENTED });
});

test('calls of a signal that is not collected are counted, with that as the reason', async () => {
  const metrics = '/opentelemetry.proto.collector.metrics.v1.MetricsService/Export';
  expect(await call(good('metrics'), client, metrics)).toMatchObject({ code: status.UNIMPLEMENTED });
  expect(await server.ask(`SELECT source, reason FROM ledger WHERE example LIKE '%OTLP metrics%'`)).toEqual([
    { source: 'otlp-grpc', reason: 'unsupported_signal' },
  ]);
});

test('calls given up in the middle leave the server as it was', async () => {
  const asIs = (bytes: Buffer) => bytes;
  for (let i = 0; i < 200; i++) {
    const given = client.makeUnaryRequest(EXPORT, asIs, asIs, good('given up'), () => undefined);
    setImmediate(() => given.cancel());
  }
  expect(await call(good('after'))).toMatchObject({ code: status.OK });
  expect(server.errors()).toBe('');
});
