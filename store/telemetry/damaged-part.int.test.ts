import { readdirSync, truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startServer } from '@/collectors/testing/start-server';
import { spawnMangru } from '@/pipeline/testing/spawn-mangru';
import { detachedParts } from './detached-parts';
import { sql } from './sql';
import { openTelemetryStore, type TelemetryStore } from './store';

let dataDir: string;
let store: TelemetryStore | undefined;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mangru-damage-'));
});
afterAll(async () => {
  await store?.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('a part damaged on disk is named with its table, its day and the records that are missing', async () => {
  const server = await startServer({ dataDir });
  const send = async (name: string, records: number) => {
    const lines = Array.from({ length: records }, (_, i) => JSON.stringify({ msg: `${name} ${i}`, service: name }));
    const url = `http://127.0.0.1:${server.ports.http}/api/v1/logs`;
    const headers = { 'content-type': 'application/x-ndjson' };
    expect((await fetch(url, { method: 'POST', headers, body: lines.join('\n') })).status).toBe(200);
  };
  await send('whole', 400);
  await server.ask(`SYSTEM STOP MERGES logs`).catch(() => undefined);
  await send('damaged', 700);
  const [part] = await server.ask<{ path: string; day: string }>(
    `SELECT path, toString(any(toDate(timestamp))) AS day FROM logs, system.parts
     WHERE system.parts.table = 'logs' AND active AND rows = 700 AND service = 'damaged' GROUP BY path`,
  );
  await server.stop();
  if (!part) throw new Error('the part to be damaged is not there');
  const data = readdirSync(part.path).find((file) => file === 'data.bin' || file === 'body.bin') ?? '';
  truncateSync(join(part.path, data), 64);

  const mangru = spawnMangru(dataDir);
  await mangru.port;
  for (let waited = 0; waited < 10_000 && !mangru.output().includes('missing'); waited += 50) await sleep(50);
  expect(mangru.output()).toContain(`records of logs of ${part.day} are missing: a part is damaged on disk`);
  mangru.child.kill('SIGTERM');
  await mangru.ended;

  store = await openTelemetryStore({ path: join(dataDir, 'telemetry') });
  expect(await detachedParts(store.reader)).toEqual([
    {
      table: 'logs',
      partition: part.day,
      part: expect.stringContaining('broken'),
      reason: 'broken-on-start',
      rows: 700,
      bytes: expect.any(Number),
    },
  ]);
  const rows = await store.reader.query({
    name: 'test',
    sql: sql`SELECT toString(service) AS service, count() AS n FROM logs WHERE service IN ('whole', 'damaged') GROUP BY service`,
    row: z.object({ service: z.string(), n: z.coerce.number() }),
  });
  expect(rows).toEqual([{ service: 'whole', n: 400 }]);
}, 90_000);
