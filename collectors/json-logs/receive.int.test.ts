import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { param, sql } from '@/store/telemetry/sql';
import { readIntoBlock } from './read-into-block';
import { receiveJsonLogs } from './receive';

let test: TestPipeline;

beforeAll(async () => {
  test = await openTestPipeline();
});
afterAll(() => test.close());

function stream(body: string | Uint8Array): AsyncIterable<Uint8Array> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return (async function* () {
    yield bytes;
  })();
}

const send = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  receiveJsonLogs({ headers: { 'content-type': 'application/json', ...headers }, body: stream(body) });

const stored = (marker: string) =>
  test.reader.query({
    name: 'test_json_logs',
    sql: sql`SELECT body, service, severity, source, toString(timestamp) AS time, attributes FROM logs WHERE attributes['marker'] = ${param.string(marker)} ORDER BY id`,
    row: z.object({
      body: z.string(),
      service: z.string(),
      severity: z.string(),
      source: z.string(),
      time: z.string(),
      attributes: z.record(z.string(), z.string()),
    }),
  });

describe('POST of JSON logs', () => {
  it('stores what was sent before it answers', async () => {
    const line = {
      time: '2024-05-01T10:00:00.123456789Z',
      level: 'warn',
      service: 'cart',
      msg: 'low',
      marker: 'plain',
      n: { x: 1 },
    };
    expect(await send(JSON.stringify(line))).toEqual({
      status: 200,
      body: { data: { accepted: 1, rejected: 0, reasons: {}, errors: [], duplicate: false } },
      headers: { 'cache-control': 'no-store' },
    });
    expect(await stored('plain')).toEqual([
      {
        body: 'low',
        service: 'cart',
        severity: 'warn',
        source: 'json',
        time: '2024-05-01 10:00:00.123456789',
        attributes: { marker: 'plain', 'n.x': '1' },
      },
    ]);
  });

  it('stores 999 of 1,000 and points at the bad line', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => JSON.stringify({ msg: `m${index}`, marker: 'partial' }));
    lines[41] = '{"msg":';
    const answer = await send(gzipSync(lines.join('\n')), {
      'content-encoding': 'gzip',
      'content-type': 'application/x-ndjson',
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { data: { accepted: 999, rejected: 1, errors: [{ line: 42, reason: 'malformed' }] } },
    });
    expect(await stored('partial')).toHaveLength(999);
  });

  it('stores a repeated delivery once', async () => {
    const body = JSON.stringify({ msg: 'once', marker: 'repeat' });
    const answers = await Promise.all(
      [1, 2, 3].map(() => send(body, { 'idempotency-key': 'k1', 'mangru-source': 'import' })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await stored('repeat')).toMatchObject([{ source: 'import' }]);
    expect(await send(body, { 'idempotency-key': 'k1', 'mangru-source': 'import' })).toMatchObject({
      body: { data: { duplicate: true } },
    });
  });

  it.each([
    ['nothing usable', '{"a":', {}, 400],
    ['a number', '42', {}, 400],
    ['no content type', '{}', { 'content-type': '' }, 415],
    ['a form', '{}', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['another charset', '{}', { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['an unknown encoding', '{}', { 'content-encoding': 'br' }, 415],
    ['a damaged gzip body', 'not gzip', { 'content-encoding': 'gzip' }, 400],
    ['an endless key', '{}', { 'idempotency-key': 'k'.repeat(300) }, 400],
    ['a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024)), { 'content-encoding': 'gzip' }, 413],
    ['a body that says it is too large', '{}', { 'content-length': '999999999' }, 413],
  ])('refuses %s', async (_, body, headers, status) => {
    const answer = await send(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });

  it('takes an empty request', async () => {
    expect(await send('')).toMatchObject({ status: 200, body: { data: { accepted: 0, rejected: 0 } } });
  });

  it('counts everything in the ledger', async () => {
    const ask = () =>
      test.reader.query({
        name: 'test_ledger',
        sql: sql`SELECT outcome, reason, toUInt32(sum(records)) AS records, toUInt32(sum(requests)) AS requests FROM ledger GROUP BY outcome, reason ORDER BY outcome, reason`,
        row: z.object({
          outcome: z.string(),
          reason: z.string(),
          records: z.coerce.number(),
          requests: z.coerce.number(),
        }),
      });
    // Refusals of whole requests are written with the next commit, not before the answer.
    await vi.waitFor(
      async () =>
        expect(await ask()).toEqual(
          expect.arrayContaining([
            expect.objectContaining({ outcome: 'stored', records: 1001 }),
            expect.objectContaining({ outcome: 'duplicate', records: 3 }),
            expect.objectContaining({ outcome: 'rejected', reason: 'too_large', requests: 2 }),
            expect.objectContaining({ outcome: 'rejected', reason: 'unsupported_media_type', requests: 3 }),
            expect.objectContaining({ outcome: 'rejected', reason: 'unsupported_encoding', requests: 1 }),
          ]),
        ),
      { timeout: 10_000 },
    );
  });

  it('answers any bytes, in any encoding, with one of its statuses', async () => {
    const type = fc.constantFrom(
      'application/json',
      'application/x-ndjson',
      'text/xml',
      'application/json; charset=x',
      '\u0000',
    );
    const encoding = fc.constantFrom('', 'gzip', 'zstd', 'deflate', 'x');
    const plain = fc.uint8Array({ maxLength: 200 });
    const cut = fc.tuple(fc.json(), fc.nat(200)).map(([text, length]) => gzipSync(text).subarray(0, length));
    await fc.assert(
      fc.asyncProperty(type, encoding, fc.oneof(plain, cut), async (contentType, contentEncoding, body) => {
        const headers = { 'content-type': contentType, 'content-encoding': contentEncoding, 'idempotency-key': 'same' };
        expect([200, 400, 413, 415]).toContain((await send(body, headers)).status);
      }),
      { numRuns: 300 },
    );
  });

  it('lets others have their turn while it reads 19 MiB', async () => {
    const line = `${JSON.stringify({ level: 'info', msg: 'm'.repeat(200), n: { a: 1, b: 'text' } })}\n`;
    const body = Buffer.from(line.repeat(Math.floor((19 * 1024 * 1024) / line.length)));
    const steps = readIntoBlock(body, 'application/x-ndjson', { source: 'json', retentionDays: 30, nowMs: Date.now() });
    let longest = 0;
    for (let done = false; !done; ) {
      // Processor time: the clock also counts what other test files do on this machine.
      const before = process.cpuUsage();
      done = steps.next().done === true;
      const { user, system } = process.cpuUsage(before);
      longest = Math.max(longest, (user + system) / 1000);
    }
    expect(longest).toBeLessThan(200);
  });
});
