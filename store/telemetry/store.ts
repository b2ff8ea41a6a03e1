import { dirname, join } from 'node:path';
import { Ballast } from './ballast';
import { ClientPool } from './client-pool';
import { CountsGate } from './counts-gate';
import { createEngine, type Engine, type EngineOptions } from './engine';
import { removeAbandonedLoads } from './load-file';
import { guardMerges } from './merge-guard';
import { lowerMergePriority } from './merge-priority';
import { migrateTelemetry } from './migrate';
import { PooledReader } from './pooled-reader';
import type { TelemetryReader } from './reader';
import { countShards, createWriter, type TelemetryWriter } from './writer';

export interface TelemetryStore {
  engine: Engine;
  reader: TelemetryReader;
  writer: TelemetryWriter;
  close(): Promise<void>;
}

/** Screens wait for each other before they slow down inserts: two cores serve three queries at once well enough. */
const READERS = 3;

/**
 * Of 19, as a process's niceness: where both want the processor, records that arrive go before questions. Linux lets only
 * a process with CAP_SYS_NICE do so; for others the engine leaves it.
 */
export const BEHIND_INTAKE = { os_threads_nice_value_query: 10 };

/** Opens the engine and brings its tables up to date. */
export async function openTelemetryStore(options: EngineOptions & { minFreeMib?: number }): Promise<TelemetryStore> {
  const engine = await createEngine(options);
  const recordsClient = await engine.connect();
  const countsClient = await engine.connect();
  const hosts = await engine.connectHosts();
  await migrateTelemetry(hosts, engine.cluster);
  await removeAbandonedLoads(engine, hosts);
  const shards = await countShards(engine, countsClient);
  if (engine.embedded) await lowerMergePriority();
  // A server looks after its own disk.
  const ballast = options.path === undefined ? undefined : new Ballast(join(dirname(options.path), 'ballast'));
  await ballast?.restore();
  const guardClient = options.path === undefined ? undefined : await engine.connect();
  const endGuard = guardClient && guardMerges(guardClient, dirname(options.path ?? ''), options.minFreeMib ?? 0);
  const pool = new ClientPool(engine, READERS);
  const control = new ClientPool(engine, 1);
  const gate = new CountsGate();
  return {
    engine,
    reader: new PooledReader(engine.cluster, pool, control, gate, engine.embedded ? BEHIND_INTAKE : {}),
    writer: createWriter({ engine, shards, records: recordsClient, counts: countsClient, hosts, ballast, gate }),
    close: async () => {
      endGuard?.();
      const clients = [recordsClient, countsClient, ...hosts, ...(guardClient ? [guardClient] : [])];
      await Promise.all([pool.close(), control.close(), ...clients.map((client) => client.close())]);
    },
  };
}
