import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { intake } from '@/pipeline/intake';
import { LogBlock, LogValues } from '@/pipeline/signals/log-signal';
import { differencesFromRows } from '@/pipeline/testing/differences-from-rows';
import { openTestPipeline, type TestPipeline } from '@/pipeline/testing/open-test-pipeline';
import type { BlockOptions } from './record-block';

let store: TestPipeline;
beforeAll(async () => {
  store = await openTestPipeline();
});
afterAll(() => store.close());

type Pairs = readonly (readonly [key: string, value: string])[];

function append(block: LogBlock, into: 'attribute' | 'resource', pairs: Pairs): void {
  for (const [key, value] of pairs) {
    const [name, text] = [Buffer.from(key), Buffer.from(value)];
    block[into](name, 0, name.length, text, 0, text.length);
  }
}

const RESOURCE: Pairs = [
  ['service.name', 'first'],
  ['host.name', 'node-1'],
  ['service.name', 'second'],
  ['host.name', 'node-2'],
];
const SCOPE: Pairs = [['otel.scope.mode', 'a']];
const RECORD: Pairs = [
  ['http.route', '/first'],
  ['user', 'ann'],
  ['http.route', '/second'],
  ['user', 'bob'],
  ['empty', ''],
  ['empty', 'not'],
];

// biome-ignore lint/correctness/useYield: there is nothing to wait for
function* decode(context: BlockOptions) {
  const block = new LogBlock(context);
  const values = new LogValues();
  block.startResource();
  append(block, 'resource', RESOURCE);
  for (const scope of ['one', 'two']) {
    block.startScope(Buffer.from(scope), 0, scope.length);
    append(block, 'resource', SCOPE);
    values.time.setMillis(context.nowMs);
    append(block, 'attribute', RECORD);
    block.endRecord(values);
  }
  return { block, rejected: [] };
}

test('of values with the same key the first counts, in the row and wherever it is counted', async () => {
  const answer = await intake.take({ signal: 'logs', source: 'json', body: Buffer.from('twice') }, decode);
  expect(answer).toMatchObject({ stored: 2, rejected: 0 });
  await store.pipeline.flushCounts();
  const client = await store.engine.connect();
  const ask = async (query: string): Promise<unknown[]> =>
    (await client.query({ query, format: 'JSONEachRow' })).json();
  const rows = z
    .array(
      z.object({
        service: z.string(),
        host: z.string(),
        http_route: z.string(),
        scope: z.string(),
        attributes: z.record(z.string(), z.string()),
        resource: z.record(z.string(), z.string()),
        keys: z.coerce.number(),
      }),
    )
    .parse(
      await ask(`SELECT service, host, http_route, scope, attributes, resource,
        length(mapKeys(attributes)) + length(mapKeys(resource)) AS keys FROM logs ORDER BY scope`),
    );
  const row = {
    service: 'first',
    host: 'node-1',
    http_route: '/first',
    attributes: { 'http.route': '/first', user: 'ann', empty: '' },
    resource: { 'service.name': 'first', 'host.name': 'node-1', 'otel.scope.mode': 'a' },
    keys: 6,
  };
  expect(rows).toEqual([
    { ...row, scope: 'one' },
    { ...row, scope: 'two' },
  ]);
  expect(await differencesFromRows(ask)).toEqual([]);
  expect(await ask("SELECT toUInt32(sum(records)) AS n FROM log_keys_1h WHERE key = 'service.name'")).toEqual([
    { n: 2 },
  ]);
  await client.close();
});
