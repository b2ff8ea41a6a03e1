import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { differencesFromRows } from '@/pipeline/testing/differences-from-rows';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';

const REAL = Date.now();
const DAY_MS = 86_400_000;
let clock = REAL;
let store: TestPipeline;

beforeAll(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => clock);
  store = await openTestPipeline();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await store.close();
});

async function ask(query: string): Promise<unknown[]> {
  const client = await store.engine.connect();
  try {
    return await (await client.query({ query, format: 'JSONEachRow' })).json();
  } finally {
    await client.close();
  }
}

test('a clock that is set a day ahead and two days back: each record once, in order of arrival, and counted', async () => {
  const sent: string[] = [];
  for (const [step, days] of [0, 1, -1, 0].entries()) {
    clock = REAL + days * DAY_MS;
    const bodies = [`${step} first`, `${step} second`];
    // Senders go by their own clocks, which nobody has set.
    await store.insertLogs(bodies.map((body) => ({ body, timeUnixNano: `${REAL + step}000000` })));
    sent.push(...bodies);
  }
  expect(await ask('SELECT body FROM logs ORDER BY id')).toEqual(sent.map((body) => ({ body })));
  expect(await differencesFromRows(ask)).toEqual([]);
});
