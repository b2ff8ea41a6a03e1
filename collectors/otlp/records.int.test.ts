import protobuf from 'protobufjs/minimal.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { incoming } from '@/collectors/testing/body';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { param, sql } from '@/store/telemetry/sql';
import { answerOtlp } from './http';
import { LOGS } from './signals';
import { encodeRequest } from './testing/encode-request';

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline();
});
afterAll(() => store.close());

const text = z.record(z.string(), z.string());
const row = z.object({
  body: z.string(),
  severity: z.string(),
  scope: z.string(),
  trace_id: z.string(),
  span_id: z.string(),
  attributes: text,
  resource: text,
});
const stored = (service: string) =>
  store.reader.query({
    name: 'test',
    sql: sql`SELECT body, severity, scope, trace_id, span_id, attributes, resource FROM logs WHERE service = ${param.string(service)} ORDER BY id`,
    row,
  });
const send = (body: string | Buffer, type: string, headers: Record<string, string> = {}) =>
  answerOtlp(incoming(body, { 'content-type': type, ...headers }), LOGS);
const sendProtobuf = (body: Buffer, headers = {}) => send(body, 'application/x-protobuf', headers);
const sendJson = (value: unknown, headers = {}) => send(JSON.stringify(value), 'application/json', headers);

const say = (body: string) => ({ stringValue: body });
const attribute = (key: string, value: string) => ({ key, value: say(value) });
const named = (service: string) => ({ attributes: [attribute('service.name', service)] });
const now = () => `${Date.now()}000000`;
const request = (service: string, ...logRecords: unknown[]) => ({
  resourceLogs: [{ resource: named(service), scopeLogs: [{ logRecords }] }],
});
const told = (body: Buffer) => JSON.parse(body.toString()) as unknown;

async function refusals(): Promise<Record<string, number>> {
  await store.pipeline.flushCounts();
  const rows = await store.reader.query({
    name: 'test',
    sql: sql`SELECT reason, sum(requests + records) AS n FROM ledger WHERE outcome = 'rejected' GROUP BY reason`,
    row: z.object({ reason: z.string(), n: z.coerce.number() }),
  });
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]));
}

describe('one bad record takes no good one with it', () => {
  test.each([
    ['a text that is a number', { severityText: 5 }],
    ['a body that is no AnyValue', { body: 'plain' }],
    ['a value that is none', { attributes: [{ key: 'a', value: { intValue: 'much' } }] }],
    ['an attribute that is none', { attributes: ['a'] }],
    ['attributes that are no list', { attributes: {} }],
    ['a level by no name', { severityNumber: 'LOUD' }],
    ['members of something else', { message: 'hi' }],
    ['nothing at all', null],
    ['values nested too deeply', { body: nested(70) }],
  ])('JSON: %s', async (name, bad) => {
    const before = (await refusals()).invalid_record ?? 0;
    const good = { timeUnixNano: now(), body: say('good') };
    const answer = await sendJson(request(name, good, bad, { ...good, body: say('last') }));
    expect([answer.status, told(answer.body)]).toEqual([
      200,
      { partialSuccess: { rejectedLogRecords: '1', errorMessage: expect.stringContaining('cannot be read') } },
    ]);
    expect((await stored(name)).map(({ body }) => body)).toEqual(['good', 'last']);
    expect((await refusals()).invalid_record).toBe(before + 1);
  });

  test('protobuf: a record whose bytes are none', async () => {
    const good = encodeRequest({ service: 'damaged', records: [{ body: 'good' }, { body: 'last' }] });
    // Appended to the same scope, since messages that come twice are merged: a text that reaches beyond its record.
    const scope = protobuf.Writer.create()
      .uint32(10)
      .fork()
      .uint32(18)
      .fork()
      .uint32(18)
      .bytes(Buffer.from([26, 9, 97]));
    const answer = await sendProtobuf(Buffer.concat([good, scope.ldelim().ldelim().finish()]));
    expect(answer.status).toBe(200);
    // partial_success { rejected_log_records: 1, … }
    expect([...answer.body.subarray(2, 4)]).toEqual([8, 1]);
    expect(await stored('damaged')).toHaveLength(2);
  });

  test('JSON: a resource that cannot be read takes its own records with it, and each is counted', async () => {
    const before = (await refusals()).invalid_record ?? 0;
    const good = request('neighbour', { body: say('good') });
    const scopeLogs = [{ logRecords: [{ body: say('one') }, { body: say('two') }] }];
    const resourceLogs = [{ resource: { attributes: 'none' }, scopeLogs }, ...good.resourceLogs, { scopeLogs: {} }];
    const answer = await sendJson({ resourceLogs });
    expect(told(answer.body)).toMatchObject({ partialSuccess: { rejectedLogRecords: '3' } });
    expect(await stored('neighbour')).toHaveLength(1);
    expect((await refusals()).invalid_record).toBe(before + 3);
  });
});

/** An AnyValue of lists in lists. */
function nested(depth: number): unknown {
  return depth === 0 ? say('x') : { arrayValue: { values: [nested(depth - 1)] } };
}

describe('a request of something else is refused as a whole, and counted', () => {
  /** Resource and scope as every signal has them, around one record. */
  function around(write: (record: protobuf.Writer) => protobuf.Writer): Buffer {
    const root = protobuf.Writer.create();
    const resource = root.uint32(10).fork();
    resource.uint32(10).fork().ldelim();
    const scope = resource.uint32(18).fork();
    write(scope.uint32(18).fork()).ldelim();
    scope.ldelim();
    resource.ldelim();
    return Buffer.from(root.finish());
  }

  test.each([
    ['a metric', around((metric) => metric.uint32(10).string('http.requests').uint32(58).fork().ldelim())],
    ['a span', around((span) => span.uint32(10).bytes(Buffer.alloc(16, 1)).uint32(18).bytes(Buffer.alloc(8, 2)))],
    ['a message of unknown fields', around((other) => other.uint32(160).uint32(1))],
    ['other fields at the top', Buffer.from(protobuf.Writer.create().uint32(26).string('hi').finish())],
    ['JSON', Buffer.from('{"message":"hi"}')],
  ])('protobuf: %s', async (_, body) => {
    const before = await refusals();
    const answer = await sendProtobuf(body);
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).toContain('ExportLogsServiceRequest');
    const after = await refusals();
    expect(after.malformed).toBe((before.malformed ?? 0) + 1);
    expect(after.invalid_record).toBe(before.invalid_record);
  });
});

describe('JSON of something else too', () => {
  test.each([
    ['a log of another kind', { message: 'hi', level: 'error' }],
    ['scopes without resources', { scope_logs: [{ log_records: [{}] }] }],
    ['records of another kind', request('other', { message: 'hi' })],
    ['a list', []],
  ])('%s', async (_, body) => {
    const before = (await refusals()).malformed ?? 0;
    const answer = await sendJson(body);
    expect([answer.status, told(answer.body)]).toEqual([400, { code: 3, message: expect.any(String) }]);
    expect((await refusals()).malformed).toBe(before + 1);
  });
});

describe('the names and values protobuf in JSON may have', () => {
  test('snake_case, enums by name and as text, 64-bit numbers either way', async () => {
    const records = [
      { time_unix_nano: now(), severity_number: 'SEVERITY_NUMBER_WARN', body: { string_value: 'names' } },
      { timeUnixNano: Number(now()), severityNumber: '17', body: { intValue: 5 } },
      { observed_time_unix_nano: now(), severityNumber: 'SEVERITY_NUMBER_UNSPECIFIED', severity_text: 'debug' },
    ];
    const resource = { attributes: [{ key: 'service.name', value: { string_value: 'lenient' } }] };
    const answer = await sendJson({ resource_logs: [{ resource, scope_logs: [{ log_records: records }] }] });
    expect([answer.status, told(answer.body)]).toEqual([200, {}]);
    expect((await stored('lenient')).map(({ body, severity }) => [body, severity])).toEqual([
      ['names', 'warn'],
      ['5', 'error'],
      ['', 'debug'],
    ]);
  });

  test('the envelope of before 2022', async () => {
    const logs = [{ body: say('old') }];
    const instrumentationLibraryLogs = [{ instrumentationLibrary: { name: 'lib', version: '1' }, logs }];
    const answer = await sendJson({ resourceLogs: [{ instrumentationLibraryLogs, resource: named('library') }] });
    expect([answer.status, told(answer.body)]).toEqual([200, {}]);
    expect(await stored('library')).toMatchObject([{ scope: 'lib', body: 'old' }]);
  });
});

describe('ids', () => {
  const trace = Buffer.from('5b8efff798038103d269b633813fc60c', 'hex');
  const span = Buffer.from('eee19b7ec3c1b174', 'hex');

  test.each([
    ['hexadecimal', trace.toString('hex').toUpperCase(), span.toString('hex'), true],
    ['base64', trace.toString('base64'), span.toString('base64'), true],
    ['zeros', '0'.repeat(32), '0'.repeat(16), false],
    ['cut off', 'abc123', 'def', false],
    ['of 22 other characters', 'abcdefghijklmnopqrstuv', 'abcdefghijk', false],
    ['other characters', 'z'.repeat(32), 'z'.repeat(16), false],
  ])('JSON: %s', async (name, traceId, spanId, kept) => {
    const service = `ids ${name}`;
    expect((await sendJson(request(service, { traceId, spanId }))).status).toBe(200);
    const ids = kept
      ? { trace_id: trace.toString('hex'), span_id: span.toString('hex') }
      : { trace_id: '', span_id: '' };
    expect(await stored(service)).toMatchObject([ids]);
  });

  test('protobuf: zeros are none', async () => {
    const root = protobuf.Writer.create();
    const record = root.uint32(10).fork().uint32(18).fork().uint32(18).fork();
    record.uint32(42).fork().uint32(10).string('zeros').ldelim();
    record.uint32(74).bytes(Buffer.alloc(16)).uint32(82).bytes(Buffer.alloc(8)).ldelim().ldelim().ldelim();
    expect((await sendProtobuf(Buffer.from(root.finish()))).status).toBe(200);
    expect(await stored('unknown_service')).toMatchObject([{ body: 'zeros', trace_id: '', span_id: '' }]);
  });
});

describe('what makes a retry', () => {
  const three = async (deliver: () => Promise<{ status: number }>) => {
    for (let i = 0; i < 3; i++) expect((await deliver()).status).toBe(200);
  };

  test.each([
    [
      'JSON',
      (service: string, time: string) => () =>
        sendJson(request(service, { ...(time ? { timeUnixNano: time } : {}), body: say('done') })),
    ],
    [
      'protobuf',
      (service: string, time: string) => () =>
        sendProtobuf(
          encodeRequest({ service, records: [{ body: 'done', ...(time ? { timeUnixNano: BigInt(time) } : {}) }] }),
        ),
    ],
  ])('%s: equal bytes, when every record has a time', async (name, sending) => {
    await three(sending(`timed ${name}`, now()));
    expect(await stored(`timed ${name}`)).toHaveLength(1);
    await three(sending(`timeless ${name}`, ''));
    expect(await stored(`timeless ${name}`)).toHaveLength(3);
  });

  test('an observed time is a time', async () => {
    const body = request('observed', { observedTimeUnixNano: now(), body: say('done') });
    await three(() => sendJson(body));
    expect(await stored('observed')).toHaveLength(1);
  });

  test('an Idempotency-Key says so of any request', async () => {
    await three(() => sendJson(request('keyed', { body: say('done') }), { 'idempotency-key': 'backup-1' }));
    expect(await stored('keyed')).toHaveLength(1);
    expect((await sendJson({}, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400);
  });
});

test.each(['JSON', 'protobuf'])('%s: what was cut says so', async (encoding) => {
  const service = `cut ${encoding}`;
  const long = 'y'.repeat(100_000);
  const value = { attributes: [attribute('a', long), attribute('b', 'short')], severityText: 'INFO'.repeat(200) };
  if (encoding === 'JSON') {
    const scope = { name: 's'.repeat(600), attributes: [attribute('of.scope', long)] };
    const resource = { attributes: [attribute('service.name', service), attribute('of.resource', long)] };
    await sendJson({ resourceLogs: [{ resource, scopeLogs: [{ scope, logRecords: [value, {}] }] }] });
  } else {
    const resource = [['of.resource', long]] as const;
    const attributes = [
      ['a', long],
      ['b', 'short'],
    ] as const;
    await sendProtobuf(encodeRequest({ service, resource, records: [{ attributes }, {}] }));
  }
  const [first, second] = await stored(service);
  expect(first?.attributes.a).toHaveLength(65_536);
  expect(first?.attributes['mangru.truncated']).toBe(
    encoding === 'JSON' ? 'a,severity_text,of.resource,scope,otel.scope.of.scope' : 'a,of.resource',
  );
  expect(second?.attributes['mangru.truncated']).toMatch(/^of\.resource/);
  expect(first?.resource['of.resource']).toHaveLength(65_536);
});

test('of several values under one key the first counts, among attributes and in a map, in either encoding', async () => {
  const twice = [attribute('k', 'first'), attribute('k', 'second')];
  const attributes = [
    ['k', 'first'],
    ['k', 'second'],
  ] as const;
  await sendJson(request('twice', { body: { kvlistValue: { values: twice } }, attributes: twice }));
  await sendProtobuf(encodeRequest({ service: 'twice', records: [{ attributes }] }));
  const rows = await stored('twice');
  expect(rows.map((found) => found.attributes)).toEqual([{ k: 'first' }, { k: 'first' }]);
  expect(rows[0]?.body).toBe('{"k":"first"}');
});
