import { z } from 'zod';
import { logHistogram, logs } from '@/queries/logs/logs';
import { overview } from '@/queries/overview/overview';
import { param, sql } from '@/store/telemetry/sql';
import type { TelemetryStore } from '@/store/telemetry/store';

const SERVICES = ['checkout', 'cart', 'payment', 'frontend', 'shipping', 'email', 'search', 'inventory'];
const WORDS = 100;
const USER_STRIDE = 797;

/** Asks one thing for the `run`th time. */
export type Question = (run: number) => Promise<unknown>;

/**
 * What the logs screen and the overview ask over the day before `now`. Searches ask for something else in each run: an
 * engine that remembers which rows matched would answer from memory.
 */
export async function dayQuestions(store: TelemetryStore, now: number): Promise<Record<string, Question>> {
  const context = { reader: store.reader, now };
  const day = { from: 'now-1d', to: 'now' };
  const hour = { from: 'now-1h', to: 'now' };
  const list = { order: 'desc', limit: 100, total: 'false' } as const;
  const words = await rareWords(store);
  const service = (run: number) => `service:${SERVICES[run % SERVICES.length]}`;
  const user = (index: number) => `user.id:u${index * USER_STRIDE}`;
  return {
    firstPage: () => logs.list({ ...day, ...list, filter: '' }, context),
    firstPageOfErrors: (run) => logs.list({ ...day, ...list, filter: `${service(run)} level>=error` }, context),
    histogram: () => logHistogram({ ...day, filter: '', buckets: 60 }, context),
    histogramOfService: (run) => logHistogram({ ...day, filter: service(run), buckets: 60 }, context),
    histogramOfPromoted: () => logHistogram({ ...day, filter: 'http.response.status_code:500', buckets: 60 }, context),
    facets: () => logs.facets({ ...day, filter: '', limit: 10 }, context),
    facetsOfService: (run) => logs.facets({ ...day, filter: service(run), limit: 10 }, context),
    promotedEquality: () => logs.list({ ...day, ...list, filter: 'http.response.status_code:500' }, context),
    otherAttributeHour: (run) => logHistogram({ ...hour, filter: user(3 * run), buckets: 60 }, context),
    otherAttributeDay: (run) => logHistogram({ ...day, filter: user(3 * run + 1), buckets: 60 }, context),
    otherAttributeDayPage: (run) => logs.list({ ...day, ...list, filter: user(3 * run + 2) }, context),
    rareToken: (run) => logs.list({ ...day, ...list, filter: words[run % WORDS] ?? '' }, context),
    overview: () => overview({ ...day, filter: '' }, context),
  };
}

/** Words that stand in one record each. */
async function rareWords(store: TelemetryStore): Promise<string[]> {
  const rows = await store.reader.query({
    name: 'bench.words',
    sql: sql`SELECT extract(body, 'request ([0-9a-f]+)') AS word FROM logs ORDER BY cityHash64(id) LIMIT ${param.uint32(WORDS)}`,
    row: z.object({ word: z.string() }),
  });
  return rows.map(({ word }) => word);
}
