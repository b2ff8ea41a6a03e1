import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { receiveJsonLogs } from '@/collectors/json-logs/receive';
import { answerOtlp } from '@/collectors/otlp/http';
import { LOGS } from '@/collectors/otlp/signals';
import { encodeRequest, type TestRecord, type TestRequest } from '@/collectors/otlp/testing/encode-request';
import { incoming } from '@/collectors/testing/body';
import { differencesFromRows } from '@/pipeline/testing/differences-from-rows';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { param, sql } from '@/store/telemetry/sql';

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline();
});
afterAll(() => store.close());

const PROTOBUF = { 'content-type': 'application/x-protobuf' };
const JSON_TYPE = { 'content-type': 'application/json' };
const protobuf = (request: TestRequest) => answerOtlp(incoming(encodeRequest(request), PROTOBUF), LOGS);
const otlpJson = (body: string) => answerOtlp(incoming(body, JSON_TYPE), LOGS);
const jsonLogs = (body: string | Buffer) => receiveJsonLogs(incoming(body, JSON_TYPE));
const records = (...list: unknown[]) => JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: list }] }] });

const row = z.object({
  body: z.string(),
  service: z.string(),
  severity: z.string(),
  at: z.string(),
  attributes: z.record(z.string(), z.string()),
});
const stored = (marker: string) =>
  store.reader.query({
    name: 'test',
    sql: sql`SELECT body, service, severity, toString(timestamp) AS at, attributes FROM logs WHERE attributes['marker'] = ${param.string(marker)} ORDER BY id`,
    row,
  });
const marked = (marker: string, record: TestRecord = {}): TestRecord => ({
  ...record,
  attributes: [['marker', marker], ...(record.attributes ?? [])],
});
const jsonMark = (marker: string) => [{ key: 'marker', value: { stringValue: marker } }];

describe('text that is none', () => {
  const broken = Buffer.from([0x61, 0xff, 0xfe, 0x62, 0xc3]);

  test('invalid UTF-8 in body, key, value and service is stored repaired and spoils nothing', async () => {
    const answer = await protobuf({
      service: broken,
      records: [marked('utf8', { body: broken, attributes: [[broken, broken]] }), marked('utf8', { body: 'whole' })],
    });
    expect(answer.status).toBe(200);
    const rows = await stored('utf8');
    expect(rows.map(({ body }) => body)).toEqual(['a��b�', 'whole']);
    expect(rows[0]?.service).toBe('a��b�');
    expect(rows[0]?.attributes['a��b�']).toBe('a��b�');
  });

  test('two broken names that look alike once repaired are counted as the one they became', async () => {
    await protobuf({ service: Buffer.from([0xff]), records: [marked('alike')] });
    await protobuf({ service: Buffer.from([0xfe]), records: [marked('alike')] });
    expect((await stored('alike')).map(({ service }) => service)).toEqual(['�', '�']);
  });

  test.each([
    ['NUL', 'a\0b'],
    ['right-to-left marks', 'abc\u202etxt.exe\u2066'],
    ['characters of four bytes', '𝒳 🧯 𐍈'],
    ['line breaks and control characters', 'a\r\n\u0007\u001b[2Jb'],
  ])('%s', async (name, text) => {
    await protobuf({ service: text, records: [marked(`otlp ${name}`, { body: text })] });
    expect(await stored(`otlp ${name}`)).toMatchObject([{ body: text, service: text }]);
    expect((await jsonLogs(JSON.stringify({ msg: text, marker: `json ${name}` }))).status).toBe(200);
    expect((await stored(`json ${name}`))[0]?.body).toBe(text.replaceAll('\0', '�'));
  });

  test('lone surrogates', async () => {
    expect((await jsonLogs('{"msg":"a\\ud800b","marker":"surrogate","\\udfff":1}')).status).toBe(200);
    expect(await stored('surrogate')).toMatchObject([{ body: 'a�b', attributes: { '�': '1' } }]);
    expect(
      (await otlpJson(records({ body: { stringValue: 'x\ud800' }, attributes: jsonMark('otlp surrogate') }))).status,
    ).toBe(200);
    expect(await stored('otlp surrogate')).toMatchObject([{ body: 'x�' }]);
  });
});

describe('what wants to be run is stored as it is', () => {
  test.each([
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['a link', '[click](javascript:alert(1))'],
    ['ANSI', '\u001b[31mred\u001b[0m'],
    ['a formula', '=HYPERLINK("http://example.org","x")'],
    ['SQL', "'); DROP TABLE logs; --"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
    ['a hole of ours', '{p0:String} {{x}} ${process.env}'],
    ['a backslash at the end', "\\' OR 1=1 \\"],
  ])('%s', async (name, text) => {
    const attributes = [[text, text]] as const;
    await protobuf({
      service: text,
      resource: attributes,
      records: [marked(`run ${name}`, { body: text, attributes })],
    });
    await jsonLogs(
      JSON.stringify({ message: text, service: text, marker: `run ${name}`, [text.replaceAll('.', ' ')]: text }),
    );
    const rows = await stored(`run ${name}`);
    expect(rows).toHaveLength(2);
    for (const found of rows) expect(found).toMatchObject({ body: text, service: text });
    expect(rows[0]?.attributes[text]).toBe(text);
  });

  test('names of the prototype are names', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    await protobuf({ records: [marked('proto', { attributes: names.map((name) => [name, 'x'] as const) })] });
    await jsonLogs(`{"marker":"proto",${names.map((name) => `"${name}":"x"`).join(',')}}`);
    const keys = await store.reader.query({
      name: 'test',
      sql: sql`SELECT arraySort(mapKeys(attributes)) AS keys FROM logs WHERE attributes['marker'] = 'proto'`,
      row: z.object({ keys: z.array(z.string()) }),
    });
    expect(keys).toEqual([{ keys: [...names, 'marker'].sort() }, { keys: [...names, 'marker'].sort() }]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('times', () => {
  const nowNanos = BigInt(Date.now()) * 1_000_000n;

  test.each([
    ['to the nanosecond', nowNanos + 123_456_789n, true],
    ['an hour behind', nowNanos - 3_600_000_000_000n, true],
    ['a day ahead', nowNanos + 86_400_000_000_000n, true],
    ['five days ahead', nowNanos + 5n * 86_400_000_000_000n, false],
    ['of 1970', 1_000_000_000n, false],
    ['in milliseconds by mistake', BigInt(Date.now()), false],
    ['of 2100', 4_102_444_800_000_000_000n, false],
    ['of 2262', 9_223_372_036_854_775_807n, false],
    ['beyond what a signed number holds', 18_446_744_073_709_551_615n, false],
  ])('%s', async (name, timeUnixNano, taken) => {
    const answer = await protobuf({ records: [marked(`time ${name}`, { timeUnixNano }), marked(`time ${name}`)] });
    expect([answer.status, answer.body.length > 0]).toEqual([200, !taken]);
    const asJson = await otlpJson(
      records({ timeUnixNano: String(timeUnixNano), attributes: jsonMark(`time ${name}`) }),
    );
    expect(JSON.parse(asJson.body.toString())).toEqual(
      taken ? {} : { partialSuccess: { rejectedLogRecords: '1', errorMessage: expect.stringContaining('The time ') } },
    );
    const rows = await stored(`time ${name}`);
    // A record without a time gets that of its arrival.
    expect(rows).toHaveLength(taken ? 3 : 1);
    if (taken) expect(rows[0]?.at.split('.')[1]).toBe(String(timeUnixNano % 1_000_000_000n).padStart(9, '0'));
  });

  test('a number of nanoseconds beyond 2^53, unquoted, keeps its digits', async () => {
    const time = `${Date.now()}123457`;
    await otlpJson(
      `{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":${time},"attributes":[{"key":"marker","value":{"stringValue":"digits"}},{"key":"n","value":{"intValue":9007199254740993}}]}]}]}]}`,
    );
    const [found] = await stored('digits');
    expect(found?.at).toMatch(/123457$/);
    expect(found?.attributes.n).toBe('9007199254740993');
  });
});

describe('OTLP/JSON to the letter', () => {
  test.each([
    ['no JSON', '{"resourceLogs":'],
    ['a list', '[]'],
    ['a wrong type', records({ severityText: 5 })],
    ['an enum by no name of its own', records({ severityNumber: 'SEVERITY_NUMBER_LOUD' })],
    ['an id that is no text', records({ traceId: 5 })],
    ['a value that is none', records({ body: { intValue: {} } })],
    ['a time that is none', records({ timeUnixNano: 'now' })],
    ['records that are no list', JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: {} }] }] })],
  ])('%s is refused with 400 and a Status', async (_, body) => {
    const answer = await otlpJson(body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body.toString())).toEqual({ code: 3, message: expect.any(String) });
  });

  test('unknown fields are ignored, names in snake_case are read', async () => {
    const record = {
      attributes: jsonMark('unknown'),
      body: { stringValue: 'b', new: 1 },
      later: {},
      severity_number: 9,
    };
    expect((await otlpJson(JSON.stringify({ ...JSON.parse(records(record)), other: [1] }))).status).toBe(200);
    expect(await stored('unknown')).toMatchObject([{ body: 'b', severity: 'info' }]);
  });

  test.each(['{}', '{"resourceLogs":[]}', '{"resourceLogs":[{"resource":{"attributes":[]}}]}'])(
    '%s is a success that stores nothing',
    async (body) => {
      const answer = await otlpJson(body);
      expect([answer.status, answer.body.toString()]).toEqual([200, '{}']);
    },
  );

  test('an empty protobuf request and one with a resource alone too', async () => {
    expect((await answerOtlp(incoming('', PROTOBUF), LOGS)).status).toBe(200);
    expect(await protobuf({ service: 'alone', records: [] })).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  });
});

test('one bad record in 1,000: 999 are stored and the sender hears of one', async () => {
  const list = Array.from({ length: 1000 }, (_, i) => marked('thousand', i === 500 ? { timeUnixNano: 5n } : {}));
  const answer = await protobuf({ records: list });
  expect(answer.status).toBe(200);
  // partial_success { rejected_log_records: 1, … }
  expect([...answer.body.subarray(2, 4)]).toEqual([8, 1]);
  expect(answer.body.toString()).toContain('before 2000');
  expect(await stored('thousand')).toHaveLength(999);
});

describe('too much of something', () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  const deepOtlp = `{"body":${'{"arrayValue":{"values":['.repeat(100_000)}{}${']}}'.repeat(100_000)}}`;

  test('nesting of 100,000', async () => {
    expect((await jsonLogs(`{"marker":"deep","x":${deep(100_000)}}`)).status).toBe(200);
    expect(await stored('deep')).toHaveLength(1);
    expect((await otlpJson(`{"resourceLogs":[{"scopeLogs":[{"logRecords":[${deepOtlp}]}]}]}`)).status).toBe(400);
    expect((await jsonLogs('['.repeat(100_000))).status).toBe(400);
  });

  test('100,000 attributes: a thousand are kept, the others counted', async () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `k${i}`);
    await protobuf({ records: [marked('many', { attributes: many.map((key) => [key, 'v'] as const) })] });
    const attributes = [...jsonMark('many'), ...many.map((key) => ({ key, value: { stringValue: 'v' } }))];
    expect((await otlpJson(records({ attributes }))).status).toBe(200);
    await jsonLogs(JSON.stringify({ marker: 'many', ...Object.fromEntries(many.map((key) => [key, 'v'])) }));
    const rows = await stored('many');
    expect(rows).toHaveLength(3);
    for (const found of rows) {
      const dropped = Number(found.attributes['mangru.dropped_attributes_count']);
      expect(dropped).toBeGreaterThanOrEqual(99_000);
      // Two more say how many are missing and what was cut.
      expect(Object.keys(found.attributes).length).toBeLessThanOrEqual(1002);
    }
  });

  test('a string of 10 MB: a body keeps 1 MiB, a value 64 KiB, a name 512 bytes', async () => {
    const long = '망'.repeat(1_500_000);
    await protobuf({
      records: [
        marked('long', {
          body: long,
          attributes: [
            [long, 'x'],
            ['value', long],
          ],
        }),
      ],
    });
    await otlpJson(
      records({
        body: { stringValue: long },
        attributes: [...jsonMark('long'), { key: 'value', value: { stringValue: long } }],
      }),
    );
    const rows = await stored('long');
    expect(rows).toHaveLength(2);
    for (const { body, attributes } of rows) {
      expect(body).toMatch(/^망+$/);
      expect(body.length).toBeLessThanOrEqual(1024 * 1024);
      expect(attributes.value?.length).toBeLessThanOrEqual(64 * 1024);
      expect(Number(attributes['mangru.body_bytes'])).toBeGreaterThan(3_000_000);
      expect(Object.keys(attributes).every((key) => key.length <= 512)).toBe(true);
    }
  });

  test.each([
    ['records in protobuf', () => protobuf({ records: Array.from({ length: 100_001 }, () => ({})) })],
    ['records in OTLP/JSON', () => otlpJson(records(...Array.from({ length: 100_001 }, () => ({}))))],
    ['empty objects', () => otlpJson(`{"resourceLogs":[${'{},'.repeat(2_000_001)}{}]}`)],
    ['lines', () => jsonLogs('1\n'.repeat(100_001))],
    ['broken lines', () => jsonLogs('x\n'.repeat(100_001))],
    ['entries of a list', () => jsonLogs(`[${'1,'.repeat(100_001)}1]`)],
    [
      'resource attributes × records',
      () =>
        protobuf({
          resource: Array.from({ length: 3000 }, (_, i) => [`k${i}`, 'v'] as const),
          records: Array.from({ length: 20_000 }, () => ({})),
        }),
    ],
  ])('%s are refused with 413', async (_, send) => {
    expect((await send()).status).toBe(413);
  });
});

test('after all of this every count still follows from the records', async () => {
  await store.pipeline.flushCounts();
  const client = await store.engine.connect();
  const ask = async (query: string) => (await client.query({ query, format: 'JSONEachRow' })).json();
  expect(await differencesFromRows(ask)).toEqual([]);
  await client.close();
});
