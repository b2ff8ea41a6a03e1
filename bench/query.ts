import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { listLogs } from '@/queries/logs/list-logs';
import { logFacets } from '@/queries/logs/log-facets';
import { logHistogram } from '@/queries/logs/log-histogram';
import { overview } from '@/queries/overview/overview';
import { sql } from '@/store/telemetry/sql';
import { openTelemetryStore, type TelemetryStore } from '@/store/telemetry/store';
import { fillDay } from './fill-day';

const RUNS = 15;
const SMALL_SHARE = 10;

interface Timing {
  p50: number;
  p95: number;
}

/**
 * What the logs screen and the overview ask, over a day of `rows` records and of a tenth of them;
 * `growth` is how much longer the larger takes. Milliseconds.
 */
export async function query(rows: number): Promise<Record<string, unknown>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mangru-bench-'));
  const store = await openTelemetryStore({ path: join(dataDir, 'telemetry') });
  const end = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
  const fill = async (from: number, to: number) => {
    const started = performance.now();
    await fillDay(store, { from, to, endMs: end }, (done) =>
      process.stderr.write(`\r${done.toLocaleString('en')} rows`),
    );
    process.stderr.write(` in ${Math.round((performance.now() - started) / 1000)} s\n`);
    await mergesDone(store);
  };
  await fill(0, rows / SMALL_SHARE);
  const small = await measure(store, end + 1);
  await fill(rows / SMALL_SHARE, rows);
  const large = await measure(store, end + 1);
  const growth = Object.entries(large).map(([name, { p95 }]) => [name, round(p95 / (small[name]?.p95 ?? Number.NaN))]);
  const disk = await bytesPerRow(store);
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
  return {
    rows,
    bytesPerRow: disk,
    milliseconds: large,
    millisecondsAtATenth: small,
    growth: Object.fromEntries(growth),
  };
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

async function measure(store: TelemetryStore, now: number): Promise<Record<string, Timing>> {
  const context = { reader: store.reader, now };
  const day = { from: 'now-1d', to: 'now' };
  const hour = { from: 'now-1h', to: 'now' };
  const list = { order: 'desc', limit: 100, total: 'false' } as const;
  const questions: Record<string, () => Promise<unknown>> = {
    firstPage: () => listLogs({ ...day, ...list, filter: '' }, context),
    firstPageOfErrors: () => listLogs({ ...day, ...list, filter: 'service:checkout level>=error' }, context),
    histogram: () => logHistogram({ ...day, filter: '', buckets: 60 }, context),
    histogramOfService: () => logHistogram({ ...day, filter: 'service:checkout', buckets: 60 }, context),
    histogramOfPromoted: () => logHistogram({ ...day, filter: 'http.response.status_code:500', buckets: 60 }, context),
    facets: () => logFacets({ ...day, filter: '', limit: 10 }, context),
    facetsOfService: () => logFacets({ ...day, filter: 'service:checkout', limit: 10 }, context),
    promotedEquality: () => listLogs({ ...day, ...list, filter: 'http.response.status_code:500' }, context),
    otherAttributeHour: () => logHistogram({ ...hour, filter: 'user.id:u77', buckets: 60 }, context),
    otherAttributeDay: () => logHistogram({ ...day, filter: 'user.id:u77', buckets: 60 }, context),
    otherAttributeDayPage: () => listLogs({ ...day, ...list, filter: 'user.id:u77' }, context),
    rareToken: () => listLogs({ ...day, ...list, filter: 'needle' }, context),
    overview: () => overview(day, context),
  };
  const timings: Record<string, Timing> = {};
  for (const [name, ask] of Object.entries(questions)) timings[name] = await time(ask);
  return timings;
}

async function time(ask: () => Promise<unknown>): Promise<Timing> {
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    await ask();
    taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  return { p50: round(taken[Math.floor(RUNS / 2)] ?? 0), p95: round(taken[Math.floor(RUNS * 0.95)] ?? 0) };
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
