import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { sql } from '@/store/telemetry/sql';
import { openTelemetryStore, type TelemetryStore } from '@/store/telemetry/store';
import { dayQuestions, type Question } from './day-questions';
import { type Day, fillDay } from './fill-day';

/** A store that holds one day, in a process of its own. It is sent a `Day` first; each message is answered by one. */
export type DayOrder = Day | { ask: string; run: number } | 'describe' | 'close';

/** What the store holds: the questions it can be asked, and bytes on disk by table for each record. */
export interface DayDescription {
  questions: string[];
  bytesPerRow: Record<string, number>;
}

let store: TelemetryStore;
let questions: Record<string, Question> = {};
const dataDir = await mkdtemp(join(tmpdir(), 'mangru-bench-'));
process.on('message', (order: DayOrder) => {
  void follow(order).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function follow(order: DayOrder): Promise<unknown> {
  if (order === 'describe') return { questions: Object.keys(questions), bytesPerRow: await bytesPerRow() };
  if (order === 'close') return close();
  if ('ask' in order) return time(() => questions[order.ask]?.(order.run));
  return open(order);
}

async function open(day: Day): Promise<string> {
  store = await openTelemetryStore({ path: join(dataDir, 'telemetry') });
  await fillDay(store, day, (done) => process.stderr.write(`\r${done.toLocaleString('en')} rows`));
  process.stderr.write('\n');
  await mergesDone();
  questions = await dayQuestions(store, day.endMs + 1);
  return 'open';
}

async function time(ask: () => Promise<unknown> | undefined): Promise<number> {
  const started = performance.now();
  await ask();
  return performance.now() - started;
}

/** What more rows cost is asked, not what the merges left over from filling do. */
async function mergesDone(): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    await sleep(1000);
    const merging = sql`SELECT count() AS n FROM system.merges`;
    const [row] = await store.reader.query({
      name: 'bench.merges',
      sql: merging,
      row: z.object({ n: z.coerce.number() }),
    });
    quiet = row?.n === 0 ? quiet + 1 : 0;
  }
}

async function bytesPerRow(): Promise<Record<string, number>> {
  const rows = await store.reader.query({
    name: 'bench.disk',
    sql: sql`SELECT table, round(sum(bytes_on_disk) / (SELECT count() FROM logs), 1) AS bytes FROM system.parts WHERE active AND database = currentDatabase() GROUP BY table`,
    row: z.object({ table: z.string(), bytes: z.number() }),
  });
  return Object.fromEntries(rows.map(({ table, bytes }) => [table, bytes]));
}

async function close(): Promise<string> {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
  return 'closed';
}
