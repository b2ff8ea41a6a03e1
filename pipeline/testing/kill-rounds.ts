import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CollectorProcess, startServer } from '@/collectors/testing/start-server';
import { differencesFromRows } from './differences-from-rows';
import { type Delivery, Load, RECORDS } from './load';

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
      const load = new Load(server.ports.http, `${round}`, pending);
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
    const report = await auditDeliveries(server, known);
    await server.stop();
    return report;
  }
}

/** Looks for every acknowledged delivery in the store, and for what the counts say beside the records. */
export async function auditDeliveries(server: CollectorProcess, acknowledged: ReadonlySet<string>) {
  const stored = await server.ask<{ name: string; n: string; different: string }>(
    `SELECT attributes['delivery'] AS name, count() AS n, uniqExact(attributes['i']) AS different FROM logs WHERE name != '' GROUP BY name`,
  );
  const names = new Set(stored.map(({ name }) => name));
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((name) => !names.has(name)).length,
    doubled: stored.filter(({ n, different }) => n !== different || Number(n) > RECORDS).length,
    partial: stored.filter(({ different }) => Number(different) !== RECORDS).length,
    differences: await differencesFromRows(server.ask),
  };
}
