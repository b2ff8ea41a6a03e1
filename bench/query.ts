import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { listLogs } from '@/queries/logs/list-logs';
import { logFacets } from '@/queries/logs/log-facets';
import { logHistogram } from '@/queries/logs/log-histogram';
import { overview } from '@/queries/overview/overview';
import { param, sql } from '@/store/telemetry/sql';
import { openTelemetryStore, type TelemetryStore } from '@/store/telemetry/store';
import { type Day, fillDay } from './fill-day';

const ROUNDS = 2;
const RUNS_A_ROUND = 20;
const RUNS = ROUNDS * RUNS_A_ROUND;
const SMALL_SHARE = 10;
const SERVICES = ['checkout', 'cart', 'payment', 'frontend', 'shipping', 'email', 'search', 'inventory'];

/** Milliseconds that each run of a question took. */
type Runs = Record<string, number[]>;

interface Timing {
  /** The first time it was asked. */
  first: number;
  p50: number;
  p95: number;
}

/**
 * What the logs screen and the overview ask, over a day of `rows` records and over one of a tenth of them, each in a
 * store of its own; `growth` is how much longer the larger takes. The two take turns, since machines are not equally
 * fast at all times. Milliseconds.
 */
export async function query(rows: number): Promise<Record<string, unknown>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mangru-bench-'));
  const endMs = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
  const small = { path: join(dataDir, 'small'), rounds: [] as Runs[] };
  const large = { path: join(dataDir, 'large'), rounds: [] as Runs[] };
  try {
    await inStore(small.path, (store) => fill(store, { rows: rows / SMALL_SHARE, endMs }));
    await inStore(large.path, (store) => fill(store, { rows, endMs }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { path, rounds } of [small, large])
        rounds.push(await inStore(path, (store) => measure(store, endMs + 1, round * RUNS_A_ROUND)));
    }
    const milliseconds = toTimings(large.rounds);
    const millisecondsAtATenth = toTimings(small.rounds);
    return {
      rows,
      bytesPerRow: await inStore(large.path, bytesPerRow),
      milliseconds,
      millisecondsAtATenth,
      growth: mapValues(milliseconds, ({ p95 }, name) => round(p95 / (millisecondsAtATenth[name]?.p95 ?? Number.NaN))),
    };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function inStore<Result>(path: string, use: (store: TelemetryStore) => Promise<Result>): Promise<Result> {
  const store = await openTelemetryStore({ path });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function fill(store: TelemetryStore, day: Day): Promise<void> {
  const started = performance.now();
  await fillDay(store, day, (done) => process.stderr.write(`\r${done.toLocaleString('en')} rows`));
  process.stderr.write(` in ${Math.round((performance.now() - started) / 1000)} s\n`);
  await mergesDone(store);
}

/** Growth is to tell what more rows cost, not what the merges left over from filling do. */
async function mergesDone(store: TelemetryStore): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await sleep(1000);
    const merging = sql`SELECT count() AS n FROM system.merges`;
    const [row] = await store.reader.ask({
      name: 'bench.merges',
      sql: merging,
      row: z.object({ n: z.coerce.number() }),
    });
    quiet = row?.n === 0 ? quiet + 1 : 0;
  }
}

/**
 * One round, whose first run is number `firstRun` of all. Searches ask for something else in each run: an engine that
 * remembers which rows matched would answer from memory.
 */
async function measure(store: TelemetryStore, now: number, firstRun: number): Promise<Runs> {
  const context = { reader: store.reader, now };
  const day = { from: 'now-1d', to: 'now' };
  const hour = { from: 'now-1h', to: 'now' };
  const list = { order: 'desc', limit: 100, total: 'false' } as const;
  const words = await rareWords(store);
  const service = (run: number) => `service:${SERVICES[run % SERVICES.length]}`;
  const user = (run: number) => `user.id:u${run * 797}`;
  const questions: Record<string, (run: number) => Promise<unknown>> = {
    firstPage: () => listLogs({ ...day, ...list, filter: '' }, context),
    firstPageOfErrors: (run) => listLogs({ ...day, ...list, filter: `${service(run)} level>=error` }, context),
    histogram: () => logHistogram({ ...day, filter: '', buckets: 60 }, context),
    histogramOfService: (run) => logHistogram({ ...day, filter: service(run), buckets: 60 }, context),
    histogramOfPromoted: () => logHistogram({ ...day, filter: 'http.response.status_code:500', buckets: 60 }, context),
    facets: () => logFacets({ ...day, filter: '', limit: 10 }, context),
    facetsOfService: (run) => logFacets({ ...day, filter: service(run), limit: 10 }, context),
    promotedEquality: () => listLogs({ ...day, ...list, filter: 'http.response.status_code:500' }, context),
    otherAttributeHour: (run) => logHistogram({ ...hour, filter: user(run), buckets: 60 }, context),
    otherAttributeDay: (run) => logHistogram({ ...day, filter: user(run + RUNS), buckets: 60 }, context),
    otherAttributeDayPage: (run) => listLogs({ ...day, ...list, filter: user(run + 2 * RUNS) }, context),
    rareToken: (run) => listLogs({ ...day, ...list, filter: words[run] ?? '' }, context),
    overview: () => overview(day, context),
  };
  const runs: Runs = {};
  for (const [name, ask] of Object.entries(questions)) {
    const taken: number[] = [];
    for (let run = firstRun; run < firstRun + RUNS_A_ROUND; run++) {
      const started = performance.now();
      await ask(run);
      taken.push(performance.now() - started);
    }
    runs[name] = taken;
  }
  return runs;
}

/** A word for each run that stands in one record only. */
async function rareWords(store: TelemetryStore): Promise<string[]> {
  const rows = await store.reader.ask({
    name: 'bench.words',
    sql: sql`SELECT extract(body, 'request ([0-9a-f]+)') AS word FROM logs ORDER BY cityHash64(id) LIMIT ${param.uint32(RUNS)}`,
    row: z.object({ word: z.string() }),
  });
  return rows.map(({ word }) => word);
}

function toTimings(rounds: readonly Runs[]): Record<string, Timing> {
  return mapValues(rounds[0] ?? {}, ([first = Number.NaN], name) => {
    const sorted = rounds.flatMap((runs) => runs[name] ?? []).sort((a, b) => a - b);
    const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
    return { first: round(first), p50: at(0.5), p95: at(0.95) };
  });
}

function mapValues<From, To>(of: Record<string, From>, change: (value: From, name: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value, name)]));
}

async function bytesPerRow(store: TelemetryStore): Promise<Record<string, number>> {
  const rows = await store.reader.ask({
    name: 'bench.disk',
    sql: sql`SELECT table, sum(bytes_on_disk) / (SELECT count() FROM logs) AS bytes FROM system.parts WHERE active AND database = currentDatabase() GROUP BY table`,
    row: z.object({ table: z.string(), bytes: z.number() }),
  });
  return Object.fromEntries(rows.map(({ table, bytes }) => [table, round(bytes)]));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
