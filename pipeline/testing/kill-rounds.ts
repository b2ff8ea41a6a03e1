import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeRequest } from '@/collectors/otlp/testing/encode-request';
import { type CollectorProcess, startServer } from '@/collectors/testing/start-server';
import { differencesFromRows } from './differences-from-rows';

const RECORDS = 40;
const SENDERS = 6;

interface Delivery {
  name: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

export interface KillReport {
  rounds: number;
  acknowledged: number;
  /** Deliveries that had no answer when the process was killed and were sent again. */
  retried: number;
  lost: number;
  doubled: number;
  partial: number;
  /** Rows of rollups and ledger that differ from what the records say. */
  differences: unknown[];
  slowestStartMs: number;
}

/**
 * Kills the collector at random moments under load; senders send again, with the same bytes, what was not acknowledged.
 * @param random numbers in [0, 1)
 */
export async function killRounds(rounds: number, random: () => number): Promise<KillReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mangru-kill-'));
  const acknowledged = new Set<string>();
  let pending: Delivery[] = [];
  let retried = 0;
  let slowestStartMs = 0;
  try {
    for (let round = 0; round <= rounds; round++) {
      const started = performance.now();
      const server = await startServer({ dataDir });
      slowestStartMs = Math.max(slowestStartMs, Math.round(performance.now() - started));
      retried += pending.length;
      const load = new Load(server, round, pending);
      if (round === rounds) {
        await load.settle();
        return { rounds, retried, slowestStartMs, ...(await audit(server, acknowledged, load)) };
      }
      const running = load.run(acknowledged);
      // Some acknowledgements first, whatever the machine is busy with, then any moment.
      const enough = Math.floor(random() * 25);
      for (let waited = 0; waited < 5000 && load.acknowledged.length <= enough; waited += 5) await sleep(5);
      await sleep(random() * 50);
      await server.kill();
      pending = await running;
    }
    throw new Error('unreachable');
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }

  async function audit(server: CollectorProcess, known: Set<string>, load: Load) {
    for (const name of load.acknowledged) known.add(name);
    const stored = await server.ask<{ name: string; n: string; different: string }>(
      `SELECT attributes['delivery'] AS name, count() AS n, uniqExact(attributes['i']) AS different FROM logs WHERE name != '' GROUP BY name`,
    );
    const counts = new Map(stored.map(({ name, n }) => [name, Number(n)]));
    const differences = await differencesFromRows(server.ask);
    await server.stop();
    return {
      acknowledged: known.size,
      lost: [...known].filter((name) => !counts.has(name)).length,
      doubled: stored.filter(({ n, different }) => n !== different || Number(n) > RECORDS).length,
      partial: stored.filter(({ different }) => Number(different) !== RECORDS).length,
      differences,
    };
  }
}

/** Senders that keep the collector busy until it stops answering. */
class Load {
  readonly acknowledged: string[] = [];
  private readonly server: CollectorProcess;
  private readonly round: number;
  private readonly pending: Delivery[];
  private sequence = 0;

  constructor(server: CollectorProcess, round: number, pending: Delivery[]) {
    this.server = server;
    this.round = round;
    this.pending = pending;
  }

  /** @returns what was sent and not acknowledged */
  async run(known: Set<string>): Promise<Delivery[]> {
    const unanswered = await Promise.all(Array.from({ length: SENDERS }, () => this.send()));
    for (const name of this.acknowledged) known.add(name);
    return [...unanswered, ...this.pending];
  }

  /** Sends again what is left. */
  async settle(): Promise<void> {
    for (let next = this.pending.pop(); next; next = this.pending.pop()) {
      if (!(await this.deliver(next))) throw new Error(`${next.name} is not taken after the restart`);
    }
  }

  private async send(): Promise<Delivery> {
    for (;;) {
      const next = this.pending.pop() ?? this.make();
      if (!(await this.deliver(next).catch(() => false))) return next;
    }
  }

  private async deliver({ name, path, headers, body }: Delivery): Promise<boolean> {
    const url = `http://127.0.0.1:${this.server.ports.http}${path}`;
    const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    await answer.arrayBuffer();
    if (answer.ok) this.acknowledged.push(name);
    return answer.ok;
  }

  private make(): Delivery {
    const turn = this.sequence++;
    const name = `${this.round}-${turn}`;
    const indexes = Array.from({ length: RECORDS }, (_, i) => i);
    const now = Date.now();
    if (turn % 3 === 0) {
      const lines = indexes.map((i) =>
        JSON.stringify({
          time: now - i * 700,
          level: i % 5 ? 'info' : 'error',
          service: `svc-${i % 3}`,
          msg: `line ${i}`,
          delivery: name,
          i: String(i),
        }),
      );
      const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': name };
      return { name, path: '/api/v1/logs', headers, body: Buffer.from(lines.join('\n')) };
    }
    const body = encodeRequest({
      service: `svc-${turn % 4}`,
      records: indexes.map((i) => ({
        timeUnixNano: BigInt(now - i * 700) * 1_000_000n,
        severityNumber: i % 5 ? 9 : 17,
        body: `line ${i}`,
        attributes: [
          ['delivery', name],
          ['i', String(i)],
          ['http.route', `/r/${i % 4}`],
        ],
      })),
    });
    return { name, path: '/v1/logs', headers: { 'content-type': 'application/x-protobuf' }, body };
  }
}
