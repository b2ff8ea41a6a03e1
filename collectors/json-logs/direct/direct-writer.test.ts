import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NumberedRejection, readJsonLogs } from '@/collectors/json-logs/read-json-logs';
import { ALL_KEYS, ALL_VALUES, COMPETING_KEYS, line } from '@/collectors/json-logs/testing/json-parts';
import { LOGGER_SHAPES } from '@/collectors/json-logs/testing/logger-shapes';
import { PLATFORM_SHAPES } from '@/collectors/json-logs/testing/platform-shapes';
import { SeenBlock } from '@/collectors/json-logs/testing/seen-block';
import { RecordWriter } from '@/pipeline/record-writer';
import { DirectWriter } from './direct-writer';

const NOW = Date.UTC(2026, 10, 22, 10, 11, 12, 345);

class CountingWriter extends DirectWriter {
  taken = 0;

  override write(source: Buffer, start: number): number {
    const end = super.write(source, start);
    if (end >= 0) this.taken++;
    return end;
  }
}

/** What becomes of NDJSON, with the help of the direct writer or without. */
function read(body: Buffer, isDirect: boolean) {
  const block = new SeenBlock({ source: 'json', retentionDays: 30, nowMs: NOW });
  const rejected: NumberedRejection[] = [];
  const direct = new CountingWriter(block, NOW);
  const into = { writer: new RecordWriter(block, NOW), direct: isDirect ? direct : undefined, rejected };
  Array.from(readJsonLogs(body, 'application/x-ndjson', NOW, into));
  return { records: block.seen, rejected, rollups: inOrder(block.toRollups()), taken: direct.taken };
}

function inOrder(rollups: ReturnType<SeenBlock['toRollups']>): Record<string, string[]> {
  const texts = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
  return { counts: texts(rollups.counts), facets: texts(rollups.facets), keys: texts(rollups.keys) };
}

/** Reads with and without, and expects the same; the answer is how many records went the direct way. */
function compare(lines: readonly string[] | Buffer): number {
  const body = Buffer.isBuffer(lines) ? lines : Buffer.from(lines.join('\n'));
  const { taken, ...direct } = read(body, true);
  const { taken: none, ...expected } = read(body, false);
  expect(none).toBe(0);
  expect(direct).toEqual(expected);
  return taken;
}

const SHAPES = [...LOGGER_SHAPES, ...PLATFORM_SHAPES].map(({ name, written }) => ({
  name,
  line: JSON.stringify(written),
}));

describe('the shapes of JSON logs', () => {
  it.each(SHAPES)('$name', ({ line }) => {
    compare([line, line, line]);
  });

  it('all of them in one body, alternating', () => {
    compare([...SHAPES, ...SHAPES].map(({ line }) => line));
  });

  it('takes what most loggers write', () => {
    const refused = SHAPES.filter(({ line }) => compare([line]) === 0).map(({ name }) => name);
    // Times in two parts; a record inside a text; fields that change what the others mean.
    expect(refused).toEqual([
      'log4j2 JsonLayout',
      'logback JsonEncoder',
      'GELF',
      'Google Cloud structured logging',
      'Google Cloud log entry',
      'AWS Lambda JSON with Powertools',
      'AWS CloudTrail',
      'Docker json-file around JSON',
      'Docker json-file around text',
      'Fluent Bit with Kubernetes metadata around key=value text',
      'W3C traceparent',
    ]);
  });
});

describe('one value alone', () => {
  it('means the same under every key', () => {
    const lines = ALL_KEYS.flatMap((path) =>
      ALL_VALUES.map((text) => `{"text":"m","ts":"2023-01-29T08:42:22Z",${JSON.stringify(path)}:${text}}`),
    );
    expect(compare(lines)).toBeGreaterThan(lines.length / 4);
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
    expect(compare(lines)).toBeGreaterThan(lines.length / 20);
  });
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
