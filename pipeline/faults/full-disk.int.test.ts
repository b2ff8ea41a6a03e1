import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeRequest } from '@/collectors/otlp/testing/encode-request';
import { type CollectorProcess, startServer } from '@/collectors/testing/start-server';
import { differencesFromRows } from '@/pipeline/testing/differences-from-rows';

const volume = mountSmallVolume(64);
afterAll(() => {
  if (volume === undefined) return;
  execFileSync('umount', ['-l', volume]);
  rmSync(volume, { recursive: true, force: true });
});

/** A volume of its own needs root and a kernel that allows it. */
function mountSmallVolume(mib: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'mangru-volume-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
}

let acknowledged = 0;
let sequence = 0;

async function send(server: CollectorProcess, bodyBytes = 2000) {
  const name = sequence++;
  const records = Array.from({ length: 50 }, (_, i) => ({
    timeUnixNano: BigInt(Date.now() - (name % 2) * 86_400_000) * 1_000_000n,
    body: `${name} ${i} ${noise(bodyBytes)}`,
    attributes: [['delivery', String(name)]] as const,
  }));
  const answer = await fetch(`http://127.0.0.1:${server.ports.http}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf' },
    body: new Uint8Array(encodeRequest({ service: 'filler', records })),
  });
  await answer.arrayBuffer();
  if (answer.ok) acknowledged += records.length;
  return { status: answer.status, retryAfter: answer.headers.get('retry-after') };
}

/** Text that does not compress. */
function noise(bytes: number): string {
  return Buffer.from(Array.from({ length: bytes / 2 }, () => Math.floor(Math.random() * 256))).toString('hex');
}

async function until(
  server: CollectorProcess,
  wanted: number,
  seconds: number,
): Promise<Awaited<ReturnType<typeof send>>> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await send(server);
    if (answer.status === wanted) return answer;
    if (performance.now() > end) throw new Error(`still ${answer.status} after ${seconds} s`);
    if (answer.status !== 200) await sleep(200);
  }
}

const countRows = async (server: CollectorProcess) =>
  Number((await server.ask<{ n: string }>(`SELECT count() AS n FROM logs WHERE service = 'filler'`))[0]?.n);

const free = () => {
  const { bavail, bsize } = statfsSync(volume ?? '/');
  return bavail * bsize;
};

/** Takes everything that is left but `leave` bytes. */
function fill(leave: number): string {
  const file = join(volume ?? '', 'something-else');
  const step = Buffer.alloc(64 * 1024, 1);
  try {
    while (free() > leave) appendFileSync(file, step.subarray(0, Math.min(step.length, free() - leave)));
  } catch (error) {
    // Someone else was faster with the last bytes.
    if (!String(error).includes('ENOSPC')) throw error;
  }
  return file;
}

describe.skipIf(volume === undefined)('a volume of 64 MiB (skipped where mounting one is not allowed)', () => {
  test('with less free than wanted, intake answers 503 and when to come back, and recovers by itself', async () => {
    const dataDir = join(volume ?? '', 'guarded');
    const server = await startServer({ dataDir, env: { MANGRU_MIN_FREE_MIB: '12' } });
    await until(server, 200, 10);
    const other = fill(8 * 1024 * 1024);
    expect(await until(server, 503, 10)).toEqual({ status: 503, retryAfter: '30' });
    expect(await countRows(server)).toBe(acknowledged);
    rmSync(other);
    await until(server, 200, 10);
    expect(await countRows(server)).toBe(acknowledged);
    expect(await differencesFromRows(server.ask)).toEqual([]);
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }, 60_000);

  test('filled to the last byte: 503, reads and deleting still work, nothing acknowledged is lost', async () => {
    acknowledged = 0;
    const dataDir = join(volume ?? '', 'full');
    let server = await startServer({ dataDir, env: { MANGRU_MIN_FREE_MIB: '0' } });
    await until(server, 200, 10);
    for (let i = 0; i < 20; i++) await send(server);
    expect(existsSync(join(dataDir, 'ballast'))).toBe(true);
    const other = fill(0);

    const refused = await Promise.all([send(server), send(server), send(server)]);
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(refused[0]?.retryAfter).toBe('30');
    expect(await countRows(server)).toBe(acknowledged);
    expect(readdirSync(join(dataDir, 'spool')).filter((file) => file.endsWith('.draft'))).toEqual([]);

    // Started again on the full disk, it still answers reads.
    await server.kill();
    server = await startServer({ dataDir, env: { MANGRU_MIN_FREE_MIB: '0' } });
    expect(await countRows(server)).toBe(acknowledged);

    const before = await partitions(server);
    expect(before.length).toBeGreaterThan(1);
    await server.drop('logs', before[0]?.id ?? '');
    expect(await partitions(server)).toEqual(before.slice(1));
    expect(existsSync(join(dataDir, 'ballast'))).toBe(false);
    acknowledged -= Number(before[0]?.rows);
    expect(await countRows(server)).toBe(acknowledged);

    rmSync(other, { force: true });
    await until(server, 200, 20);
    expect(await countRows(server)).toBe(acknowledged);
    await server.stop();
  }, 90_000);
});

const partitions = (server: CollectorProcess) =>
  server.ask<{ id: string; rows: string }>(
    `SELECT partition_id AS id, sum(rows) AS rows FROM system.parts WHERE table = 'logs' AND active GROUP BY id ORDER BY id`,
  );
