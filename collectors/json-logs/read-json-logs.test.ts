import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '@/collectors/json-logs/testing/read-records';

const NOW = Date.UTC(2026, 10, 22);
const read = (text: string | Buffer, type = 'application/json') => readRecords(Buffer.from(text), type, NOW);
const bodies = (text: string, type?: string) => read(text, type).records.map(({ body }) => body);

describe('forms of a body', () => {
  it.each([
    ['one object', '{"msg":"a"}', ['a']],
    ['one object over several lines', '{\n  "msg": "a",\n  "n": 1\n}', ['a']],
    ['an array', '[{"msg":"a"},\n{"msg":"b"}]', ['a', 'b']],
    ['NDJSON', '{"msg":"a"}\n{"msg":"b"}\n', ['a', 'b']],
    ['NDJSON with empty lines, CRLF and a byte order mark', '\ufeff{"msg":"a"}\r\n\r\n{"msg":"b"}\r\n', ['a', 'b']],
    ['a JSON sequence', '\u001e{"msg":"a"}\n\u001e{"msg":"b"}\n', ['a', 'b']],
    ['a CloudTrail file', '{"Records":[{"eventName":"A","eventSource":"s"},{"message":"b"}]}', ['A s', 'b']],
    ['a CloudWatch Logs delivery', '{"logGroup":"g","logEvents":[{"message":"a","timestamp":1674981742383}]}', ['a']],
    ['a batch of Serilog', '{"events":[{"Level":"Error","MessageTemplate":"a"},{"MessageTemplate":"b"}]}', ['a', 'b']],
    ['a batch of pino', '{"logs":[{"level":50,"msg":"a"},{"level":30,"msg":"b"}]}', ['a', 'b']],
    ['a record with a list of objects', '{"msg":"a","events":[{"msg":"b"}]}', ['a']],
    ['a record with a list of texts', '{"logs":["b"]}', ['{"logs":["b"]}']],
    ['nothing', '  \n', []],
    ['an empty array', '[]', []],
  ])('%s', (_, text, expected) => {
    expect(bodies(text)).toEqual(expected);
    expect(read(text).rejected).toEqual([]);
  });

  it('keeps what surrounds a list of records', () => {
    expect(read('{"logGroup":"g","logEvents":[{"message":"a"}]}').records[0]?.attributes).toEqual({ logGroup: 'g' });
  });
});

describe('faults', () => {
  it('rejects only the bad lines, with their numbers and reasons', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => JSON.stringify({ msg: `m${index}` }));
    lines[499] = '{"msg": "cut';
    lines[500] = '42';
    const { records, rejected } = read(lines.join('\n'));
    expect(records).toHaveLength(998);
    expect(rejected).toEqual([
      { line: 500, reason: 'malformed', message: expect.stringContaining('Not valid JSON'), example: '{"msg": "cut' },
      { line: 501, reason: 'invalid_record', message: 'A log record must be a JSON object.', example: '42' },
    ]);
  });

  it('counts a line of control characters, not one of white space', () => {
    const { records, rejected } = read('{"msg":"a"}\n\u0000\u0001\n \t\u00a0\n{"msg":"b"}', 'application/x-ndjson');
    expect(records).toHaveLength(2);
    expect(rejected).toMatchObject([{ line: 2, reason: 'malformed' }]);
  });

  it('rejects one entry of an array and stores the rest', () => {
    const { records, rejected } = read('[{"msg":"a"},null,{"msg":"b"}]');
    expect(records).toHaveLength(2);
    expect(rejected).toMatchObject([{ line: 2, reason: 'invalid_record' }]);
  });

  it('calls a whole body malformed once per line', () => {
    expect(read('[{"msg":').rejected).toMatchObject([{ line: 1, reason: 'malformed' }]);
  });

  it.each([
    ['1969-12-31T23:59:59Z', 'timestamp_out_of_range'],
    ['1970-01-01T00:00:01Z', 'timestamp_out_of_range'],
    ['2100-01-01T00:00:00Z', 'timestamp_out_of_range'],
    ['9999-12-31T23:59:59Z', 'timestamp_out_of_range'],
  ])('rejects the time %s', (time, reason) => {
    expect(read(JSON.stringify({ time, msg: 'm' })).rejected).toMatchObject([{ line: 1, reason }]);
  });

  it('survives nesting of a hundred thousand in a line and stores the others', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const { records } = read(`{"msg":"a"}\n{"msg":"deep","x":${deep}}\n{"msg":"b"}`);
    expect(records.map(({ body }) => body)).toEqual(['a', 'deep', 'b']);
  });

  it('replaces invalid UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('{"msg":"a'), Buffer.from([0xff, 0xfe]), Buffer.from('b"}')]);
    expect(read(bytes).records[0]?.body).toBe('a\ufffd\ufffdb');
  });
});

describe('numbers beyond 2^53', () => {
  it('keeps every digit of times, attributes and arrays', () => {
    const { records } = read(
      '{"time":1674981742383150913,"id":9223372036854775807,"ids":[12345678901234567890],"msg":"m"}',
    );
    expect(records[0]).toMatchObject({
      timeUnixNano: '1674981742383150913',
      attributes: { id: '9223372036854775807', ids: '["12345678901234567890"]' },
    });
  });

  it('keeps them beside a repeated key, of which the last counts', () => {
    const { records } = read('[{"id":9223372036854775807,"a":1,"a":2,"msg":"m"}]');
    expect(records[0]?.attributes).toEqual({ id: '9223372036854775807', a: '2' });
  });

  it('keeps seconds with nine decimals, in lists too', () => {
    const { records } = read('[{"ts":1674981742.383150913,"msg":"a"},{"ts":1674981742,"msg":"b"}]');
    expect(records.map(({ timeUnixNano }) => timeUnixNano)).toEqual(['1674981742383150913', '1674981742000000000']);
  });
});

describe('any input', { timeout: 30_000 }, () => {
  it('never throws and never loses a neighbour of a bad line', () => {
    fc.assert(
      fc.property(fc.array(fc.json({ maxDepth: 6 }), { maxLength: 6 }), (values) => {
        const lines = ['{"msg":"first"}', ...values.map((value) => value.replaceAll('\n', ' ')), '{"msg":"last"}'];
        const { records, rejected } = read(lines.join('\n'));
        expect(records[0]?.body).toBe('first');
        expect(records.at(-1)?.body).toBe('last');
        expect(records.length + rejected.length).toBeGreaterThanOrEqual(2);
        for (const record of records) {
          expect(record.timeUnixNano).toMatch(/^\d+$/);
          expect(Object.values(record.attributes).every((text) => typeof text === 'string')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws on mutated bytes, and keeps the lines that were not touched', () => {
    const line = '{"time":"2023-01-29T08:42:22Z","level":"info","msg":"a","n":{"x":[1,2,{"y":"z"}]},"trace_id":"04c8"}';
    const original = Buffer.from(`${line}\n${line}\n{"msg":"last"}`);
    const mutation = fc.record({ at: fc.nat(line.length * 2), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 12 }), (mutations) => {
        const bytes = Buffer.from(original);
        for (const { at, byte } of mutations) bytes[at] = byte;
        const { records } = read(bytes, 'application/x-ndjson');
        // A quote or a line end that went missing may take the next line along, but only as text of a rejection.
        if (bytes[line.length * 2 + 1] === 0x0a) expect(records.at(-1)?.body).toBe('last');
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws on random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        read(Buffer.from(bytes));
      }),
      { numRuns: 1000 },
    );
  });
});
