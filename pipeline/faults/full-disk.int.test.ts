import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
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

const RECORDS = 50;

/** What was sent by number; odd ones hold records of yesterday. */
class Sender {
  readonly acknowledged = new Set<number>();
  readonly owed = new Map<number, Buffer>();
  private sequence = 0;

  async send(server: CollectorProcess) {
    const name = this.sequence++;
    const time = BigInt(Date.now() - (name % 2) * 86_400_000) * 1_000_000n;
    const records = Array.from({ length: RECORDS }, (_, i) => ({
      timeUnixNano: time,
      body: `${name} ${i} ${noise(2000)}`,
      attributes: [['delivery', String(name)]] as const,
    }));
    return this.deliver(server, name, encodeRequest({ service: 'filler', records }));
  }

  async settle(server: CollectorProcess): Promise<void> {
    for (const [name, body] of this.owed) await this.deliver(server, name, body);
  }

  private async deliver(server: CollectorProcess, name: number, body: Buffer) {
    const answer = await fetch(`http://127.0.0.1:${server.ports.http}/v1/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-protobuf' },
      body: new Uint8Array(body),
    });
    await answer.arrayBuffer();
    if (answer.ok) {
      this.acknowledged.add(name);
      this.owed.delete(name);
    } else this.owed.set(name, body);
    return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')) };
  }
}

/** Deliveries that were acknowledged and are not there, whole and once. */
async function missing(server: CollectorProcess, { acknowledged }: Sender): Promise<number[]> {
  const rows = await server.ask<{ name: string; n: number }>(
    `SELECT attributes['delivery'] AS name, count() AS n FROM logs WHERE service = 'filler' GROUP BY name`,
  );
  const whole = new Set(rows.filter(({ n }) => Number(n) === RECORDS).map(({ name }) => Number(name)));
  return [...acknowledged].filter((name) => !whole.has(name));
}

/** Text that does not compress. */
function noise(bytes: number): string {
  return Buffer.from(Array.from({ length: bytes / 2 }, () => Math.floor(Math.random() * 256))).toString('hex');
}

async function until(server: CollectorProcess, sender: Sender, wanted: number, seconds: number) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await sender.send(server);
    if (answer.status === wanted) return answer;
    if (performance.now() > end) throw new Error(`still ${answer.status} after ${seconds} s`);
    if (answer.status !== 200) await sleep(200);
  }
}

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
    const sender = new Sender();
    await until(server, sender, 200, 10);
    const other = fill(10 * 1024 * 1024);
    expect(await until(server, sender, 503, 30)).toEqual({ status: 503, retryAfter: 30 });
    expect(await missing(server, sender)).toEqual([]);
    rmSync(other);
    await until(server, sender, 200, 20);
    await sender.settle(server);
    expect(sender.owed.size).toBe(0);
    expect(await missing(server, sender)).toEqual([]);
    expect(await differencesFromRows(server.ask)).toEqual([]);
    await server.stop();
    rmSync(dataDir, { recursive: true });
  }, 90_000);

  test('filled to the last byte: 503, reads and deleting still work, nothing acknowledged is lost', async () => {
    const dataDir = join(volume ?? '', 'full');
    const sender = new Sender();
    let server = await startServer({ dataDir, env: { MANGRU_MIN_FREE_MIB: '0' } });
    await until(server, sender, 200, 10);
    for (let i = 0; i < 20; i++) await sender.send(server);
    expect(existsSync(join(dataDir, 'ballast'))).toBe(true);
    const other = fill(16 * 1024 * 1024);
    // Merges are stopped by now: one that runs out of room would leave a part that cannot be read.
    await sleep(1500);
    await expect(server.ask('OPTIMIZE TABLE logs FINAL')).rejects.toThrow(/ABORTED|[Cc]ancelled/);
    fill(0);
    for (let refused = 0; refused < 3; refused++) {
      const { retryAfter } = await until(server, sender, 503, 40);
      expect(retryAfter).toBeGreaterThan(0);
      fill(0);
    }
    expect(await missing(server, sender)).toEqual([]);

    // Started again on the full disk, it still answers reads.
    await server.kill();
    fill(0);
    server = await startServer({ dataDir, env: { MANGRU_MIN_FREE_MIB: '0' } });
    expect(await missing(server, sender)).toEqual([]);

    const [yesterday, ...others] = await partitions(server);
    await server.drop('logs', yesterday ?? '');
    expect(await partitions(server)).toEqual(others);
    expect(existsSync(join(dataDir, 'ballast'))).toBe(false);
    expect((await missing(server, sender)).filter((name) => name % 2 === 0)).toEqual([]);

    rmSync(other, { force: true });
    await until(server, sender, 200, 30);
    await sender.settle(server);
    expect(sender.owed.size).toBe(0);
    expect((await missing(server, sender)).filter((name) => name % 2 === 0)).toEqual([]);
    await server.stop();
  }, 180_000);
});

async function partitions(server: CollectorProcess): Promise<string[]> {
  const rows = await server.ask<{ id: string }>(
    `SELECT DISTINCT partition_id AS id FROM system.parts WHERE table = 'logs' AND active AND rows > 0 ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}
