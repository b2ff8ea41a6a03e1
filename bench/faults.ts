import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync, gzipSync } from 'node:zlib';
import { decode } from '@/collectors/otlp/decode/decode';
import { LOGS } from '@/collectors/otlp/signals';
import { zstdBomb } from '@/collectors/testing/bombs';
import { post } from '@/collectors/testing/post';
import { startServer } from '@/collectors/testing/start-server';
import { AppError } from '@/model/errors';
import { auditDeliveries, killRounds } from '@/pipeline/testing/kill-rounds';
import { Load } from '@/pipeline/testing/load';
import { spawnMangru } from '@/pipeline/testing/spawn-mangru';
import { BEHIND_INTAKE } from '@/store/telemetry/store';
import { otlpPayload, random, setTimes, shopRequest } from './payload';
import { runLoad } from './run-load';

const MIB = 1024 * 1024;

/**
 * The faults of `npm test` at a larger scale, with figures.
 * @param seconds of each load run
 */
export async function faults(seconds: number): Promise<Record<string, unknown>> {
  return {
    killed: await killRounds(20, random(1)),
    stopped: await stopRounds(5),
    damagedRequests: damagedRequests(100_000),
    bombs: await bombs(),
    tooMuch: await tooMuch(),
    heavyQueryBesideIntake: await heavyBeside(seconds),
  };
}

/** SIGTERM under load. */
async function stopRounds(rounds: number): Promise<Record<string, unknown>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mangru-stop-'));
  const acknowledged = new Set<string>();
  const stopMs: number[] = [];
  const exitCodes: (number | null)[] = [];
  for (let round = 0; round < rounds; round++) {
    const mangru = spawnMangru(dataDir);
    const load = new Load(await mangru.port, `stop-${round}`);
    const running = load.run(acknowledged);
    await sleep(1500);
    const told = performance.now();
    mangru.child.kill('SIGTERM');
    exitCodes.push((await mangru.ended).code);
    stopMs.push(Math.round(performance.now() - told));
    await running;
  }
  const server = await startServer({ dataDir });
  const audit = await auditDeliveries(server, acknowledged);
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
  return { exitCodes, stopMs, ...audit };
}

/** Damaged protobuf straight into the decoder: how long the worst of them holds the event loop. */
function damagedRequests(count: number): Record<string, unknown> {
  const next = random(7);
  const payload = otlpPayload(shopRequest(20, next));
  setTimes(payload, Date.now());
  const options = { source: 'otlp-http', retentionDays: 30, nowMs: Date.now() };
  const report = { decoded: 0, refused: 0, failed: 0, slowestMs: 0 };
  const started = performance.now();
  for (let i = 0; i < count; i++) {
    const bytes = Buffer.from(payload.bytes);
    for (let flips = 0; flips <= next() * 8; flips++) {
      const at = Math.floor(next() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(next() * 8));
    }
    const before = performance.now();
    try {
      const body = next() < 0.2 ? bytes.subarray(0, Math.floor(next() * bytes.length)) : bytes;
      decode(body, 'protobuf', LOGS, options).next();
      report.decoded++;
    } catch (error) {
      if (error instanceof AppError && error.status < 500) report.refused++;
      else report.failed++;
    }
    report.slowestMs = Math.max(report.slowestMs, performance.now() - before);
  }
  return { requests: count, ...report, seconds: Math.round((performance.now() - started) / 100) / 10 };
}

/** What small bodies that grow cost the server. */
async function bombs(): Promise<Record<string, unknown>[]> {
  const server = await startServer();
  const zeros = Buffer.alloc(512 * MIB);
  const bodies: [string, string, Buffer][] = [
    ['512 MiB', 'gzip', gzipSync(zeros)],
    ['512 MiB', 'deflate', deflateSync(zeros)],
    ['4 GiB', 'zstd', zstdBomb(4096 * MIB)],
    ['a window of 2 GB', 'zstd', zstdBomb(1000, 0xa8)],
  ];
  const results: Record<string, unknown>[] = [];
  for (const [holds, encoding, body] of bodies) {
    const before = await server.usage();
    const headers = {
      'content-type': 'application/x-protobuf',
      'content-encoding': encoding,
      'content-length': String(body.length),
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(server.ports.http, '/v1/logs', headers, body)),
    );
    const { rssMib, maxLoopMs } = await server.usage();
    const statuses = [...new Set(answers.map(({ status }) => status))];
    const slowestMs = Math.max(...answers.map(({ ms }) => ms));
    results.push({
      holds,
      encoding,
      bytes: body.length,
      atOnce: 20,
      statuses,
      slowestMs,
      maxLoopMs,
      grownMib: Math.round(rssMib - before.rssMib),
    });
  }
  await server.stop();
  return results;
}

/** How long requests that hold too much of one thing hold everyone else up. */
async function tooMuch(): Promise<Record<string, unknown>> {
  const server = await startServer();
  const keys = Array.from({ length: 100_000 }, (_, i) => `k${i}`);
  const bodies: Record<string, Buffer> = {
    'nesting of 100,000': Buffer.from(`{"x":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
    '100,000 attributes': Buffer.from(JSON.stringify(Object.fromEntries(keys.map((key) => [key, 'v'])))),
    'a string of 10 MB': Buffer.from(JSON.stringify({ msg: 'y'.repeat(1e7) })),
    '100,000 lines': Buffer.from('{"msg":"a line like any other","level":"info","user":{"id":7}}\n'.repeat(100_000)),
    'empty objects, 19 MiB': Buffer.from(`[${'{},'.repeat(6_600_000)}{}]`),
  };
  const results: Record<string, unknown> = {};
  for (const [name, body] of Object.entries(bodies)) {
    await server.usage();
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
    const { status, ms } = await post(server.ports.http, '/api/v1/logs', headers, body);
    results[name] = { status, ms, maxLoopMs: (await server.usage()).maxLoopMs };
  }
  await server.stop();
  return results;
}

/** Records a second alone and beside a query that takes all the threads it may. */
async function heavyBeside(seconds: number): Promise<Record<string, unknown>> {
  const server = await startServer();
  const order = {
    path: '/v1/logs',
    contentType: 'application/x-protobuf',
    kind: 'otlp',
    connections: 16,
    recordsPerRequest: 500,
    port: server.ports.http,
    seconds,
    seed: 5,
  } as const;
  await runLoad({ ...order, seconds: 3 });
  const alone = await runLoad(order);
  const asReader = Object.entries(BEHIND_INTAKE)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
  const heavy = server.ask(
    `SELECT max(sipHash64(number)) AS n FROM numbers_mt(1000000000000)
     SETTINGS ${asReader}, max_threads = 4, max_execution_time = ${seconds + 3}, timeout_overflow_mode = 'break'`,
  );
  const beside = await runLoad({ ...order, seed: 6 });
  await heavy;
  await server.stop();
  const rate = ({ acknowledged, seconds: took }: typeof alone) => Math.round(acknowledged / took);
  return {
    aloneRecordsPerSecond: rate(alone),
    besideRecordsPerSecond: rate(beside),
    kept: Math.round((rate(beside) / rate(alone)) * 100) / 100,
    besideLatencyMs: beside.latencyMs,
  };
}
