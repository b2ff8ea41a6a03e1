import { readFile } from 'node:fs/promises';
import { deflateSync, gzipSync } from 'node:zlib';
import { credentials, type Metadata, makeGenericClientConstructor, type ServiceError } from '@grpc/grpc-js';
import { SeverityNumber } from '@opentelemetry/api-logs';
import { OTLPLogExporter as GrpcExporter } from '@opentelemetry/exporter-logs-otlp-grpc';
import { OTLPLogExporter as JsonExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPLogExporter as ProtoExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { LoggerProvider, type LogRecordExporter, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import protobuf from 'protobufjs/minimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { GrpcServer } from '@/collectors/grpc/server';
import { type HttpServer, startHttp } from '@/collectors/http/server';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { param, sql } from '@/store/telemetry/sql';
import { startGrpc } from './grpc';

const MAX_BYTES = 20 * 1024 * 1024;
const EXAMPLE = new URL('../../../shared/samples/traces/otlp-examples/logs.json', import.meta.url);
let store: TestPipeline;
let http: HttpServer;
let grpc: GrpcServer;

beforeAll(async () => {
  store = await openTestPipeline();
  http = await startHttp('127.0.0.1', 0);
  grpc = await startGrpc('127.0.0.1', 0, MAX_BYTES);
});
afterAll(async () => {
  await Promise.all([http.close(), grpc.close()]);
  await store.close();
});

const url = () => `http://127.0.0.1:${http.port}/v1/logs`;
const find = (body: string) =>
  store.reader.query({
    name: 'test',
    sql: sql`SELECT service, severity, severity_text, body, scope, source, trace_id, attributes, resource, toString(timestamp) AS at FROM logs WHERE body = ${param.string(body)}`,
    row: z.record(z.string(), z.unknown()),
  });
const post = (body: Buffer | string, headers: Record<string, string>) =>
  fetch(url(), { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) });
const PROTOBUF = { 'content-type': 'application/x-protobuf' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** A request with one record, by the field numbers of the specification. */
function request(body: string, options: { timeNs?: bigint; records?: number } = {}): Buffer {
  const root = protobuf.Writer.create();
  const scope = root.uint32(10).fork().uint32(18).fork();
  for (let i = 0; i < (options.records ?? 1); i++) {
    const time = options.timeNs ?? BigInt(Date.now()) * 1_000_000n;
    const record = scope
      .uint32(18)
      .fork()
      .uint32(9)
      .fixed64(time.toString() as unknown as number);
    record.uint32(42).fork().uint32(10).string(body).ldelim().ldelim();
  }
  scope.ldelim().ldelim();
  return Buffer.from(root.finish());
}

describe('real OpenTelemetry SDKs', () => {
  const exporters: [string, () => LogRecordExporter, string][] = [
    ['http/protobuf', () => new ProtoExporter({ url: url() }), 'otlp-http'],
    ['http/json', () => new JsonExporter({ url: url() }), 'otlp-http'],
    ['grpc', () => new GrpcExporter({ url: `http://127.0.0.1:${grpc.port}` }), 'otlp-grpc'],
  ];
  test.each(exporters)('%s', async (name, make, source) => {
    const provider = new LoggerProvider({
      processors: [new SimpleLogRecordProcessor({ exporter: make() })],
      logRecordLimits: { attributeCountLimit: 6 },
    });
    const body = `said by ${name}`;
    provider.getLogger('shop.cart', '1.2.3').emit({
      severityNumber: SeverityNumber.ERROR,
      severityText: 'ERROR',
      body,
      attributes: {
        'user.id': 'u1',
        tries: 3,
        ratio: 0.5,
        ok: false,
        list: ['a', 'b'],
        nested: { deep: { er: 1 } },
        one: 'too many',
      },
    });
    await provider.forceFlush();
    await provider.shutdown();
    const [row] = await find(body);
    expect(row).toMatchObject({ severity: 'error', severity_text: 'ERROR', scope: 'shop.cart', source });
    expect(row?.attributes).toMatchObject({
      'user.id': 'u1',
      tries: '3',
      ratio: '0.5',
      ok: 'false',
      list: '["a","b"]',
      'otel.dropped_attributes_count': '1',
    });
    expect(row?.resource).toMatchObject({ 'otel.scope.version': '1.2.3' });
    const { nested } = z.object({ nested: z.string() }).parse(row?.attributes);
    expect(JSON.parse(nested)).toEqual({ deep: { er: 1 } });
    expect(row?.service).toMatch(/^unknown_service/);
  });
});

describe('OTLP/HTTP', () => {
  test('an empty request and one with only resources succeed with an empty answer', async () => {
    for (const [body, headers] of [
      [Buffer.alloc(0), PROTOBUF],
      [Buffer.from([10, 0]), PROTOBUF],
      ['{}', JSON_TYPE],
      ['{"resourceLogs":[{"resource":{"attributes":[]}}]}', JSON_TYPE],
    ] as const) {
      const answer = await post(body, headers);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(headers['content-type']);
      expect(await answer.text()).toBe(headers === JSON_TYPE ? '{}' : '');
    }
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ] as const)('reads %s', async (encoding, compress) => {
    const answer = await post(compress(request(`packed by ${encoding}`)), {
      ...PROTOBUF,
      'content-encoding': encoding,
    });
    expect(answer.status).toBe(200);
    expect(await find(`packed by ${encoding}`)).toHaveLength(1);
  });

  test('reads zstd, also frames that do not state their size', async () => {
    // Magic number, a frame header without a size, a window of 2 MiB, and one raw block.
    const body = request('packed by zstd', { timeNs: 1_785_000_000_000_000_000n });
    const raw = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]), rawBlock(body)]);
    expect((await post(raw, { ...PROTOBUF, 'content-encoding': 'zstd' })).status).toBe(200);
    expect(await find('packed by zstd')).toHaveLength(1);
  });

  test('answers partial success with the count and the reason', async () => {
    const bytes = Buffer.concat([request('too early', { timeNs: 5n }), request('in time')]);
    const answer = await post(bytes, PROTOBUF);
    expect(answer.status).toBe(200);
    const text = Buffer.from(await answer.arrayBuffer());
    const reader = protobuf.Reader.create(text);
    expect(reader.uint32()).toBe(10);
    reader.uint32();
    expect([reader.uint32(), Number(reader.int64()), reader.uint32()]).toEqual([8, 1, 18]);
    expect(reader.string()).toContain('before 2000');
    expect(await find('in time')).toHaveLength(1);
    expect(await find('too early')).toHaveLength(0);
  });

  test('answers errors as a Status in the encoding of the request', async () => {
    const json = await post('{"resourceLogs":', JSON_TYPE);
    expect(json.status).toBe(400);
    expect(await json.json()).toMatchObject({ code: 3, message: expect.stringContaining('JSON') });
    const binary = await post(Buffer.from([10, 200, 1]), PROTOBUF);
    expect(binary.status).toBe(400);
    const reader = protobuf.Reader.create(new Uint8Array(await binary.arrayBuffer()));
    expect([reader.uint32(), reader.int32(), reader.uint32()]).toEqual([8, 3, 18]);
    expect(reader.string()).toContain('ExportLogsServiceRequest');
  });

  test('refuses other content types, methods and paths', async () => {
    expect((await post('x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(request('x'), { ...PROTOBUF, 'content-encoding': 'br' })).status).toBe(415);
    expect((await fetch(url())).status).toBe(405);
    expect((await fetch(url().replace('logs', 'unknown'), { method: 'POST' })).status).toBe(404);
  });

  test('the example of the specification is stored as written', async (context) => {
    const example = await readFile(EXAMPLE).catch(() => undefined);
    if (!example) return context.skip('SKIPPED: ../shared/samples/traces/otlp-examples is missing');
    expect((await post(example.toString(), JSON_TYPE)).status).toBe(200);
    const [row] = await find('Example log record');
    expect(row).toMatchObject({
      service: 'my.service',
      scope: 'my.library',
      severity: 'info',
      severity_text: 'Information',
      trace_id: '5b8efff798038103d269b633813fc60c',
      at: '2018-12-13 14:51:00.300000000',
    });
    expect(row?.attributes).toMatchObject({ 'double.attribute': '637.704', 'int.attribute': '10' });
  });

  test('what a scope says of itself stands with its records, and with no others', async () => {
    const root = protobuf.Writer.create();
    const resource = root.uint32(10).fork();
    const keyValue = (writer: protobuf.Writer, tag: number, key: string, value: string) =>
      writer.uint32(tag).fork().uint32(10).string(key).uint32(18).fork().uint32(10).string(value).ldelim().ldelim();
    keyValue(resource.uint32(10).fork(), 10, 'host.name', 'h').ldelim();
    const scopes = [
      ['2.0', 'a'],
      ['', ''],
      ['3.0', 'b'],
    ] as const;
    for (const [version, owner] of scopes) {
      const scope = resource.uint32(18).fork();
      const itself = scope.uint32(10).fork().uint32(10).string('lib').uint32(18).string(version);
      if (owner) keyValue(itself, 26, 'owner', owner);
      itself.ldelim();
      scope.uint32(18).fork().uint32(42).fork().uint32(10).string(`of scope ${version}`).ldelim().ldelim();
      scope.ldelim();
    }
    resource.ldelim();
    expect((await post(Buffer.from(root.finish()), PROTOBUF)).status).toBe(200);
    const [first, second, third] = await Promise.all(scopes.map(([version]) => find(`of scope ${version}`)));
    const host = { 'host.name': 'h' };
    expect(first?.[0]?.resource).toEqual({ ...host, 'otel.scope.version': '2.0', 'otel.scope.owner': 'a' });
    expect(second?.[0]?.resource).toEqual(host);
    expect(third?.[0]?.resource).toEqual({ ...host, 'otel.scope.version': '3.0', 'otel.scope.owner': 'b' });
  });

  test('the same in JSON', async () => {
    const scope = { name: 'lib', version: '2.0', attributes: [{ key: 'owner', value: { stringValue: 'a' } }] };
    const logRecords = [{ body: { stringValue: 'scope in JSON' }, droppedAttributesCount: 3 }];
    await post(JSON.stringify({ resourceLogs: [{ scopeLogs: [{ scope, logRecords }] }] }), JSON_TYPE);
    const [row] = await find('scope in JSON');
    expect(row?.resource).toEqual({ 'otel.scope.version': '2.0', 'otel.scope.owner': 'a' });
    expect(row?.attributes).toEqual({ 'otel.dropped_attributes_count': '3' });
  });

  test('the same bytes sent again are one delivery', async () => {
    const bytes = request('said twice');
    expect((await post(bytes, PROTOBUF)).status).toBe(200);
    expect((await post(bytes, PROTOBUF)).status).toBe(200);
    expect(await find('said twice')).toHaveLength(1);
  });

  test('64-bit times as JSON numbers keep every digit', async () => {
    const body =
      '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":1785000000123456789,"body":{"stringValue":"exact"}}]}]}]}';
    expect((await post(body, JSON_TYPE)).status).toBe(200);
    expect((await find('exact'))[0]?.at).toMatch(/\.123456789$/);
  });
});

describe('OTLP/gRPC', () => {
  const asIs = (bytes: Buffer) => bytes;
  const call = (bytes: Buffer) =>
    new Promise<{ code: number; answer?: Buffer; metadata?: Metadata }>((resolve) => {
      const path = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';
      const method = {
        path,
        requestStream: false,
        responseStream: false,
        requestSerialize: asIs,
        requestDeserialize: asIs,
        responseSerialize: asIs,
        responseDeserialize: asIs,
      };
      const Client = makeGenericClientConstructor({ Export: method }, 'Logs');
      const client = new Client(`127.0.0.1:${grpc.port}`, credentials.createInsecure(), {
        'grpc.max_send_message_length': -1,
      });
      client.Export?.(bytes, (error: ServiceError | null, answer?: Buffer) => {
        client.close();
        resolve(error ? { code: error.code, metadata: error.metadata } : { code: 0, ...(answer ? { answer } : {}) });
      });
    });

  test('malformed is INVALID_ARGUMENT, too large is RESOURCE_EXHAUSTED', async () => {
    expect((await call(Buffer.from([10, 200, 1]))).code).toBe(3);
    expect((await call(Buffer.alloc(MAX_BYTES + 1))).code).toBe(8);
    expect((await call(request('by hand over gRPC'))).code).toBe(0);
    expect(await find('by hand over gRPC')).toHaveLength(1);
  });
});

/** The content of one last, raw zstd block. */
function rawBlock(content: Buffer): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE(1 | (content.length << 3), 0, 3);
  return Buffer.concat([header, content]);
}
