import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { random } from '@/bench/payload';
import { receiveJsonLogs } from '@/collectors/json-logs/receive';
import { answerOtlp } from '@/collectors/otlp/http';
import { receive } from '@/collectors/otlp/receive';
import { LOGS } from '@/collectors/otlp/signals';
import { encodeRequest } from '@/collectors/otlp/testing/encode-request';
import { incoming } from '@/collectors/testing/body';
import { AppError } from '@/model/errors';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { sql } from '@/store/telemetry/sql';

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline();
});
afterAll(() => store.close());

/** What the ledger and the table say so far. */
async function counted() {
  await store.pipeline.flushCounts();
  const statement = sql`
    SELECT sumIf(records, outcome = 'stored') AS stored, sumIf(records, outcome = 'rejected') AS rejected,
      sumIf(requests, outcome = 'rejected') AS refused, (SELECT count() FROM logs) AS rows FROM ledger`;
  const row = z.object({
    stored: z.coerce.number(),
    rejected: z.coerce.number(),
    refused: z.coerce.number(),
    rows: z.coerce.number(),
  });
  const [sums] = await store.reader.query({ name: 'test.ledger', sql: statement, row });
  return sums ?? { stored: 0, rejected: 0, refused: 0, rows: 0 };
}

async function difference(act: () => Promise<void>) {
  const before = await counted();
  await act();
  const after = await counted();
  return {
    stored: after.stored - before.stored,
    rejected: after.rejected - before.rejected,
    refused: after.refused - before.refused,
    rows: after.rows - before.rows,
  };
}

const now = () => BigInt(Date.now()) * 1_000_000n;
const goodProtobuf = (name: string, records = 3) =>
  encodeRequest({
    service: name,
    resource: [['host.name', 'node-1']],
    records: Array.from({ length: records }, (_, i) => ({
      timeUnixNano: now(),
      severityNumber: 9,
      body: `${name} ${i} ✓`,
      attributes: [
        ['http.route', `/r/${i}`],
        ['user.id', `u${i}`],
      ],
    })),
  });

/** Damages bytes in place or changes their length. */
function mutate(good: Buffer, next: () => number): Buffer {
  const at = () => Math.floor(next() * good.length);
  switch (Math.floor(next() * 5)) {
    case 0:
      return good.subarray(0, at());
    case 1:
      return Buffer.from(Array.from({ length: at() }, () => Math.floor(next() * 256)));
    case 2: {
      const bytes = Buffer.from(good);
      for (let i = 0; i <= next() * 4; i++) {
        const place = at();
        bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(next() * 8));
      }
      return bytes;
    }
    case 3: {
      const [from, to] = [at(), at()].sort((a, b) => a - b);
      return Buffer.concat([good.subarray(0, from), good.subarray(to)]);
    }
    default: {
      const from = at();
      const inserted = Buffer.from([Math.floor(next() * 256), Math.floor(next() * 256)]);
      return Buffer.concat([good.subarray(0, from), inserted, good.subarray(from)]);
    }
  }
}

test('10,000 damaged protobuf requests are stored or refused with 400, counted either way', async () => {
  const seed = Date.now() % 1_000_000;
  const next = random(seed);
  let refused = 0;
  let rejected = 0;
  const codes = new Set<string>();
  const one = async () => {
    try {
      const answer = await receive({
        signal: LOGS,
        encoding: 'protobuf',
        source: 'otlp-grpc',
        body: mutate(goodProtobuf('seeds'), next),
      });
      rejected += answer.rejected;
    } catch (error) {
      refused++;
      codes.add(error instanceof AppError ? error.code : String(error));
    }
  };
  const grown = await difference(async () => {
    for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 500 }, one));
  });
  expect({ seed, codes: [...codes] }).toEqual({ seed, codes: ['bad_request'] });
  expect(refused).toBeGreaterThan(1000);
  expect(grown).toMatchObject({ refused, stored: grown.rows });
  // A request that is damaged into another one already sent is a duplicate, whose rejections were counted before.
  expect(grown.rejected).toBeLessThanOrEqual(rejected);
}, 120_000);

interface Intake {
  name: string;
  good(name: string): Buffer;
  send(body: Buffer): Promise<{ status: number; stored?: number; rejected: number }>;
}

const otlp = (name: string, type: string, good: Intake['good']): Intake => ({
  name,
  good,
  send: async (body) => {
    const { status, body: answer } = await answerOtlp(incoming(body, { 'content-type': type }), LOGS);
    if (status !== 200 || type.includes('protobuf')) return { status, rejected: Number.NaN };
    const told = JSON.parse(answer.toString()) as { partialSuccess?: { rejectedLogRecords: string } };
    return { status, rejected: Number(told.partialSuccess?.rejectedLogRecords ?? 0) };
  },
});
const json = (name: string, type: string, good: Intake['good']): Intake => ({
  name,
  good,
  send: async (body) => {
    const answer = await receiveJsonLogs(incoming(body, { 'content-type': type }));
    const { data, error } = answer.body as {
      data?: { accepted: number; rejected: number };
      error?: { details: { rejected?: number } };
    };
    const told = { status: answer.status, stored: data?.accepted ?? 0 };
    return { ...told, rejected: data?.rejected ?? error?.details.rejected ?? Number.NaN };
  },
});

const record = (name: string, i: number) => ({
  time: Date.now(),
  level: 'info',
  msg: `${name} ${i} ✓`,
  user: { id: `u${i}` },
});
const INTAKES: Intake[] = [
  otlp('OTLP protobuf', 'application/x-protobuf', goodProtobuf),
  otlp('OTLP JSON', 'application/json', (name) =>
    Buffer.from(
      JSON.stringify({
        resourceLogs: [
          {
            resource: { attributes: [{ key: 'service.name', value: { stringValue: name } }] },
            scopeLogs: [
              {
                logRecords: [1, 2].map((i) => ({
                  timeUnixNano: String(now()),
                  body: { kvlistValue: { values: [{ key: `k${i}`, value: { intValue: '5' } }] } },
                  traceId: '5b8efff798038103d269b633813fc60c',
                })),
              },
            ],
          },
        ],
      }),
    ),
  ),
  json('NDJSON', 'application/x-ndjson', (name) =>
    Buffer.from([1, 2, 3].map((i) => JSON.stringify(record(name, i))).join('\n')),
  ),
  json('a JSON array', 'application/json', (name) =>
    Buffer.from(JSON.stringify([1, 2, 3].map((i) => record(name, i)))),
  ),
];

describe.each(INTAKES)('$name', ({ name, good, send }) => {
  test('answers any mutation as documented, counts it, and takes the next good request', async () => {
    const seeds = fc.array(fc.integer(), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(seeds, async (chosen) => {
        const bodies = chosen.map((seed) => mutate(good(`${name} ${seed}`), random(seed)));
        let answers: Awaited<ReturnType<Intake['send']>>[] = [];
        const grown = await difference(async () => {
          answers = await Promise.all(bodies.map(send));
        });
        for (const { status } of answers) expect([200, 400]).toContain(status);
        expect(grown.stored).toBe(grown.rows);
        const sum = (values: (number | undefined)[]) =>
          values.reduce<number>((total, value) => total + (value ?? 0), 0);
        // A refused request is either counted as one, or record by record when its records could be told apart.
        const whole = answers.filter(({ status, rejected }) => status !== 200 && Number.isNaN(rejected)).length;
        expect(grown.refused).toBe(whole);
        const told = answers.map(({ rejected }) => rejected).filter((rejected) => !Number.isNaN(rejected));
        if (!name.includes('protobuf')) expect(grown.rejected).toBe(sum(told));
        if (answers.some(({ stored }) => stored !== undefined)) {
          expect(grown.stored).toBe(sum(answers.map(({ stored }) => stored)));
        }
        const after = await difference(async () => {
          expect(await send(good(`${name} after ${chosen[0]}`))).toMatchObject({ status: 200 });
        });
        expect(after).toMatchObject({ refused: 0, rejected: 0 });
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
