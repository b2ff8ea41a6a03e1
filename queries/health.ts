import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '@/model/errors';
import type { Health } from '@/model/health';
import { metadata } from '@/store/metadata/metadata';
import { detachedParts } from '@/store/telemetry/detached-parts';
import { sql } from '@/store/telemetry/sql';
import { ingestionLag } from './ingestion-lag';
import type { QueryContext } from './query-context';

/**
 * Reads from both stores.
 * @throws AppError unavailable naming the store that does not answer
 */
export async function health(context: QueryContext): Promise<Health> {
  const [telemetry, read] = await Promise.all([
    timed('telemetry', () => readTelemetry(context)),
    timed('metadata', async () => (await metadata()).savedView.count()),
  ]);
  const { engine, lag, damaged } = telemetry.answer;
  return {
    status: 'ok',
    version: await ownVersion(),
    stores: { telemetry: { engine, read_ms: telemetry.ms, damaged_parts: damaged }, metadata: { read_ms: read.ms } },
    lag_ms: lag,
  };
}

async function readTelemetry(context: QueryContext) {
  const [row] = await context.reader.query({
    name: 'health.telemetry',
    sql: sql`SELECT version() AS engine, count() AS parts FROM (SELECT records FROM log_counts_1m LIMIT 1)`,
    row: z.object({ engine: z.string() }),
    limits: { seconds: 5 },
    signal: context.signal,
  });
  const damaged = await detachedParts(context.reader);
  return { engine: row?.engine ?? '', lag: await ingestionLag(context), damaged };
}

async function timed<T>(store: string, read: () => Promise<T>): Promise<{ answer: T; ms: number }> {
  const started = performance.now();
  try {
    const answer = await read();
    return { answer, ms: Math.round(performance.now() - started) };
  } catch (cause) {
    throw new AppError('unavailable', `The ${store} store does not answer.`, {
      cause,
      retryAfterSeconds: 5,
      details: { store },
    });
  }
}

/** Every command of the project runs from its top folder. */
async function ownVersion(): Promise<string> {
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile('package.json', 'utf8'))).version;
}
