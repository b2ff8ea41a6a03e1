import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumberedRejection, readJsonLogs } from '@/collectors/json-logs/read-json-logs';
import { ALL_KEYS, ALL_VALUES, COMPETING_KEYS, line } from '@/collectors/json-logs/testing/json-parts';
import { LOGGER_SHAPES } from '@/collectors/json-logs/testing/logger-shapes';
import { PLATFORM_SHAPES } from '@/collectors/json-logs/testing/platform-shapes';
import { SeenBlock } from '@/collectors/json-logs/testing/seen-block';
import { countsOf } from '@/pipeline/testing/counts-of';
import { BytesReader } from './bytes-reader';

const NOW = Date.UTC(2026, 10, 22, 10, 11, 12, 345);

class CountingReader extends BytesReader {
  taken = 0;

  override readLine(source: Buffer, start: number): number {
    return this.counted(super.readLine(source, start));
  }

  override readEntry(source: Buffer, start: number): number {
    return this.counted(super.readEntry(source, start));
  }

  private counted(end: number): number {
    if (end >= 0) this.taken++;
    return end;
  }
}

/** What becomes of a body, with the help of the bytes' reader or without. */
function read(body: Buffer, type: string, isDirect: boolean) {
  const block = new SeenBlock({ source: 'json', retentionDays: 30, nowMs: NOW });
  const rejected: NumberedRejection[] = [];
  const bytes = new CountingReader(block, NOW);
  const into = { block, bytes: isDirect ? bytes : undefined, rejected };
  Array.from(readJsonLogs(body, type, NOW, into));
  return { records: block.seen, rejected, counts: countsOf(block), taken: bytes.taken };
}

function inOrder(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
}

/** Few enough lines a body that the bytes' reader does not lose its patience. */
const LINES_A_BODY = 50;

function compareAll(lines: readonly string[]): number {
  let taken = 0;
  for (let i = 0; i < lines.length; i += LINES_A_BODY) taken += compare(lines.slice(i, i + LINES_A_BODY));
  return taken;
}

/** Reads with and without, and expects the same; the answer is how many records went the direct way. */
function compare(lines: readonly string[] | Buffer): number {
  const body = Buffer.isBuffer(lines) ? lines : Buffer.from(lines.join('\n'));
  const direct = read(body, 'application/x-ndjson', true);
  const expected = read(body, 'application/x-ndjson', false);
  expect(expected.taken).toBe(0);
  expect(direct.records).toEqual(expected.records);
  expect(direct.rejected).toEqual(expected.rejected);
  for (const table of ['log_counts_1m', 'log_facets_5m', 'log_keys_1h']) {
    expect(inOrder(direct.counts[table] ?? [])).toEqual(inOrder(expected.counts[table] ?? []));
  }
  return direct.taken;
}

/** The same for entries of a list, which have no size of their own when they are parsed together. */
function compareList(text: string): number {
  const direct = read(Buffer.from(text), 'application/json', true);
  const expected = read(Buffer.from(text), 'application/json', false);
  const withoutSize = ({ records }: typeof direct) => records.map((record) => ({ ...record, bytes: 0 }));
  expect(withoutSize(direct)).toEqual(withoutSize(expected));
  expect(direct.rejected).toEqual(expected.rejected);
  return direct.taken;
}

const SHAPES = [...LOGGER_SHAPES, ...PLATFORM_SHAPES].map(({ name, written }) => ({
  name,
  line: JSON.stringify(written),
}));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the shapes of JSON logs', () => {
  it.each(SHAPES)('$name', ({ line }) => {
    compare([line, line, line]);
  });

  it('all of them in one body, alternating', () => {
    compare([...SHAPES, ...SHAPES].map(({ line }) => line));
  });

  it('all of them in one list', () => {
    const entries = SHAPES.map(({ line }) => line);
    const taken = compare(entries);
    expect(compareList(`[${entries.join(',')}]`)).toBe(taken);
    expect(compareList(`\ufeff [ ${entries.join(' ,\n\t')}\n]\n`)).toBe(taken);
    expect(compareList(`{"Records":[${entries.join(',')}],"x":1}`)).toBe(0);
    expect(
      compareList(
        JSON.stringify(
          entries.map((entry) => JSON.parse(entry)),
          null,
          2,
        ),
      ),
    ).toBe(0);
    expect(compareList(`[${entries[0]},7,"text",[1],${entries[0]}]`)).toBe(1);
    expect(compareList(`[${entries[0]},${entries[1]}`)).toBe(0);
  });

  it('takes what most loggers write', () => {
    const refused = SHAPES.filter(({ line }) => compare([line]) === 0).map(({ name }) => name);
    // A message that is an object or the whole record; a record inside a text.
    expect(refused).toEqual([
      'AWS Lambda JSON with Powertools',
      'Docker json-file around JSON',
      'Docker json-file around text',
      'Fluent Bit with Kubernetes metadata around key=value text',
      'load balancer access log',
    ]);
  });
});

describe('one value alone', () => {
  it('means the same under every key', () => {
    const lines = ALL_KEYS.flatMap((path) =>
      ALL_VALUES.map((text) => `{"text":"m","ts":"2023-01-29T08:42:22Z",${JSON.stringify(path)}:${text}}`),
    );
    expect(compareAll(lines)).toBeGreaterThan(lines.length / 4);
  });
});

describe('two values', () => {
  it.each([
    ['alike', '"web-1"', '"web-1"'],
    ['different', '"info"', '"warn"'],
    ['times', '1674981742', '1674981742383'],
  ])('%s mean the same under every two keys', (_, first, second) => {
    const lines = COMPETING_KEYS.flatMap((a) =>
      COMPETING_KEYS.map((b) => `{"text":"m",${JSON.stringify(a)}:${first},${JSON.stringify(b)}:${second}}`),
    );
    expect(compareAll(lines)).toBeGreaterThan(lines.length / 20);
  });
});

it('damaged bytes become the same text', () => {
  const lines = ['{"msg":"m","http.route":"/\xff"}', '{"msg":"m","http.route":"/\xfe","\xff":1,"\xfe":2}'];
  const rivals = ['{"message":"a\xff","msg":"a\xfe"}', '{"msg":"m","service":"\xff","app":"\xfe"}'];
  compare(Buffer.from([...lines, ...lines, ...rivals].join('\n'), 'latin1'));
  compare(['{"message":"a\\u0000","msg":"a\ufffd"}', '{"msg":"m","level":"\\u0000.info"}']);
});

describe('any line', { timeout: 120_000 }, () => {
  it('becomes the same record', () => {
    let taken = 0;
    let lines = 0;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (body) => {
        taken += compare(body);
        lines += body.length;
      }),
      { numRuns: 1500 },
    );
    expect(taken / lines).toBeGreaterThan(0.1);
  });

  it('becomes the same record as an entry of a list', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (entries) => {
        const valid = entries.filter(isJson);
        compareList(`[${valid.join(',')}]`);
      }),
      { numRuns: 1000 },
    );
  });

  it('becomes the same after its bytes were damaged', () => {
    const bodies = SHAPES.map(({ line }) => Buffer.from(`${line}\n${line}\n`));
    const mutation = fc.record({ at: fc.nat(1000), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.array(mutation, { maxLength: 4 }), (original, mutations) => {
        const body = Buffer.from(original);
        for (const { at, byte } of mutations) body[at % body.length] = byte;
        compare(body);
      }),
      { numRuns: 1500 },
    );
  });
});
