import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '@/collectors/testing/start-server';
import { auditDeliveries } from '@/pipeline/testing/kill-rounds';
import { Load } from '@/pipeline/testing/load';
import { spawnMangru } from '@/pipeline/testing/spawn-mangru';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mangru-stop-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const acknowledged = new Set<string>();

test('a second Mangru on the same data directory says so and ends; the first goes on', async () => {
  const first = spawnMangru(dataDir);
  const port = await first.port;
  const second = spawnMangru(dataDir);
  const { code, ms } = await second.ended;
  expect(code).toBe(1);
  expect(second.output()).toContain('Mangru cannot start. Another Mangru');
  expect(second.output()).toContain(dataDir);
  expect(second.output()).not.toMatch(/\n\s+at /);
  // Ten seconds of patience and five to start on a free machine; the tests beside this one share its cores.
  expect(ms).toBeLessThan(45_000);

  const load = new Load(port, 'second');
  const running = load.run(acknowledged);
  await waitFor(() => load.acknowledged.length > 5);

  // And stopped under load, the first one finishes what it accepted.
  const told = performance.now();
  first.child.kill('SIGTERM');
  const ended = await first.ended;
  const stopMs = performance.now() - told;
  await running;
  expect({ code: ended.code, output: ended.code === 0 ? '' : first.output() }).toEqual({ code: 0, output: '' });
  expect(stopMs).toBeLessThan(10_000);
  expect(load.refusals.every((status) => status === 503 || status === 0)).toBe(true);
  const left = (await readdir(join(dataDir, 'spool'))).filter((file) => !file.startsWith('deliveries'));
  expect(left).toEqual(['refused']);
}, 150_000);

test('nothing that was acknowledged before the stop is lost', async () => {
  const server = await startServer({ dataDir });
  const report = await auditDeliveries(server, acknowledged);
  const words = await server.ask(`SELECT body FROM logs WHERE source = 'self' AND startsWith(body, 'stopping')`);
  await server.stop();
  expect(acknowledged.size).toBeGreaterThan(5);
  expect(words).toHaveLength(1);
  expect(report).toMatchObject({ lost: 0, doubled: 0, partial: 0, differences: [] });
}, 60_000);

async function waitFor(condition: () => boolean): Promise<void> {
  for (let waited = 0; waited < 20_000 && !condition(); waited += 20) await sleep(20);
}
