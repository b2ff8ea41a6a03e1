import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { receiveJsonLogs } from '@/collectors/json-logs/receive';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import { param, type Sql, sql } from '@/store/telemetry/sql';
import type { ImportOptions } from './options';
import { runImport } from './run-import';

const SAMPLES = path.resolve('../shared/samples/logs');
const NOW = Date.now();

let store: TestPipeline;
let server: Server;
let url = '';
let folder = '';
/** Answers 429 to this many requests. */
let busy = 0;
let requests = 0;

beforeAll(async () => {
  store = await openTestPipeline();
  server = createServer(async (request, response) => {
    requests += 1;
    if (busy > 0 && request.method === 'POST') {
      busy -= 1;
      request.resume();
      response.writeHead(429, { 'retry-after': '0' }).end('{"error":{"code":"too_many_requests","message":"busy"}}');
      return;
    }
    const headers = request.headers as Record<string, string>;
    const answer =
      request.method === 'POST'
        ? await receiveJsonLogs({ headers, body: request })
        : { status: 200, headers: {}, body: {} };
    response.writeHead(answer.status, { ...answer.headers, 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await store.close();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mangru-import-'));
  return () => rm(folder, { recursive: true, force: true });
});

async function run(paths: string[], options: Partial<ImportOptions> = {}, isStopping = () => false) {
  const said: string[] = [];
  const result = await runImport({
    options: {
      paths,
      url,
      now: false,
      again: false,
      service: undefined,
      year: undefined,
      utcOffsetMinutes: 0,
      help: false,
      ...options,
    },
    dataDir: path.join(folder, 'data'),
    progress: {
      start: () => undefined,
      update: () => undefined,
      stop: () => undefined,
      say: (text) => said.push(text),
    },
    nowMs: NOW,
    signal: new AbortController().signal,
    isStopping,
  });
  return { ...result, said: said.join('\n') };
}

async function count(where: Sql): Promise<number> {
  const rows = await store.reader.query({
    name: 'test_import',
    sql: sql`SELECT toUInt32(count()) AS n FROM logs WHERE ${where}`,
    row: z.object({ n: z.coerce.number() }),
  });
  return rows[0]?.n ?? 0;
}

const ofFile = (name: string) => sql`attributes['log.file.name'] = ${param.string(name)}`;

async function writeLog(name: string, lines: number): Promise<string> {
  const file = path.join(folder, name);
  const text = Array.from(
    { length: lines },
    (_, index) => `2024-05-01 10:00:${String(index % 60).padStart(2, '0')} INFO line ${index}\n`,
  );
  await writeFile(file, name.endsWith('.gz') ? gzipSync(text.join('')) : text.join(''));
  return file;
}

describe('import', () => {
  it('continues after an interruption and doubles nothing', async () => {
    const file = await writeLog('resume.log.gz', 25_000);
    let asked = 0;
    const first = await run([file], {}, () => {
      asked += 1;
      return asked > 9;
    });
    expect(first.complete).toBe(false);
    expect(first.said).toContain('continues where this run ended');
    const partly = await count(ofFile('resume.log.gz'));
    expect(partly).toBeGreaterThan(0);
    expect(partly).toBeLessThan(25_000);
    const second = await run([file]);
    expect(second.complete).toBe(true);
    expect(second.totals.before).toBe(partly);
    expect(await count(ofFile('resume.log.gz'))).toBe(25_000);
    expect((await run([file])).said).toContain('imported before');
    await run([file], { again: true });
    expect(await count(ofFile('resume.log.gz'))).toBe(50_000);
  });

  it('sends nothing twice even when its own state is lost', async () => {
    const file = await writeLog('lost.log', 3000);
    await run([file]);
    await rm(path.join(folder, 'data'), { recursive: true });
    const again = await run([file]);
    expect(again.totals.sent).toMatchObject({ stored: 0, duplicates: 3000 });
    expect(await count(ofFile('lost.log'))).toBe(3000);
  });

  it('waits for a busy server', async () => {
    busy = 5;
    const { complete } = await run([await writeLog('busy.log', 2500)]);
    expect(complete).toBe(true);
    expect(busy).toBe(0);
    expect(await count(ofFile('busy.log'))).toBe(2500);
  });

  it('accounts for blank, joined and rejected lines', async () => {
    const file = path.join(folder, 'mixed.log');
    await writeFile(
      file,
      [
        '2024-05-01 10:00:00,000 ERROR [main] a.B: failed',
        'java.lang.IllegalStateException: x',
        '\tat a.B.c(B.java:1)',
        '',
        '1998-05-01 10:00:00,000 INFO [main] a.B: too old',
        '{"Records":[{"message":"one","time":"2024-05-01T10:00:00Z"},{"message":"two"},3]}',
      ].join('\n'),
    );
    const { totals, complete, said } = await run([file]);
    expect(complete).toBe(true);
    expect(totals.read).toEqual({ lines: 6, blank: 1, joined: 2, extra: 2, records: 5 });
    expect(totals.sent).toMatchObject({ stored: 3, rejected: { timestamp_out_of_range: 1, invalid_record: 1 } });
    expect(said).toMatch(/rejected: timestamp_out_of_range +1/);
  });

  it('brings the newest record to now', async () => {
    await run([await writeLog('now.log', 60)], { now: true });
    const newest = await store.reader.query({
      name: 'test_newest',
      sql: sql`SELECT toUnixTimestamp64Milli(max(timestamp)) AS newest, toUnixTimestamp64Milli(min(timestamp)) AS oldest FROM logs WHERE ${ofFile('now.log')}`,
      row: z.object({ newest: z.coerce.number(), oldest: z.coerce.number() }),
    });
    expect(newest[0]).toEqual({ newest: NOW, oldest: NOW - 59_000 });
  });

  it('says what it leaves out', async () => {
    await writeFile(path.join(folder, 'README.md'), '# hello');
    await writeFile(path.join(folder, 'empty.log'), '');
    await writeFile(path.join(folder, 'image.log'), Buffer.alloc(5000));
    await writeFile(path.join(folder, 'prices.csv'), 'item,price\na,1\n');
    const { said, totals } = await run([folder]);
    for (const words of [
      'README.md: documentation',
      'empty.log: empty',
      'image.log: not text',
      'prices.csv: a table without',
    ]) {
      expect(said).toContain(words);
    }
    expect(totals.files).toBe(0);
  });

  it('keeps what a damaged file holds before the damage', async () => {
    const file = await writeLog('cut.log.gz', 20_000);
    await writeFile(file, (await readFile(file)).subarray(0, 20_000));
    const { said, totals } = await run([file]);
    expect(said).toContain('damaged');
    expect(totals.sent.stored).toBeGreaterThan(100);
    expect(await count(ofFile('cut.log.gz'))).toBe(totals.sent.stored);
  });

  it('says plainly that no server runs', async () => {
    await expect(run([await writeLog('a.log', 1)], { url: 'http://127.0.0.1:9' })).rejects.toThrow(
      'Start it with `npm start`',
    );
  });
});

describe.runIf(existsSync(SAMPLES))('the sample logs', () => {
  it('all import, with times, levels and traces', { timeout: 120_000 }, async () => {
    const before = requests;
    const { totals, complete, said } = await run([SAMPLES]);
    expect(complete).toBe(true);
    // 10 × 2,000 loghub lines, 10,000 access lines, 32,163 rows of container logs
    expect(totals.read.records).toBe(62_163);
    expect(totals.sent).toEqual({ stored: 62_163, duplicates: 0, rejected: {}, firstError: undefined });
    expect(totals.files).toBe(23);
    expect(said).toContain('BGL_2k.log_structured.csv: a table made from another log file');
    expect(requests - before).toBeGreaterThan(30);
    const nezha = sql`attributes['log.file.name'] LIKE '%.csv.gz'`;
    expect(await count(nezha)).toBe(32_163);
    expect(await count(sql`${nezha} AND trace_id != '' AND span_id != '' AND k8s_pod != ''`)).toBe(32_163);
    // The cart service is the only one whose lines have no level.
    expect(await count(sql`${nezha} AND severity = 'unknown' AND service != 'cartservice'`)).toBe(0);
    expect(await count(sql`${nezha} AND timestamp BETWEEN '2022-08-22' AND '2023-01-30'`)).toBe(32_163);
    expect(await count(sql`service = 'ts-travel-service' AND body LIKE 'TraceID: %'`)).toBeGreaterThan(1000);
    expect(await count(sql`service = 'sshd' AND host = 'LabSZ'`)).toBe(2000);
    expect(await count(sql`${ofFile('apache_logs')} AND http_method = 'GET' AND http_status = '200'`)).toBeGreaterThan(
      9000,
    );
  });
});
if (!existsSync(SAMPLES)) {
  it.skip(`sample logs are missing at ${SAMPLES}, so they were not imported`, () => undefined);
}
