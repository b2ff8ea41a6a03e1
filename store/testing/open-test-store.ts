import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTelemetryStore, type TelemetryStore } from '@/store/telemetry/store';

export interface TestStore extends TelemetryStore {
  /** The data directory, gone after `close`. */
  dataDir: string;
}

/**
 * A real store in a folder of its own, also put where `telemetryStore()` finds it.
 * One per test file: the engine takes one data directory a process.
 */
export async function openTestStore(): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mangru-test-'));
  const store = await openTelemetryStore({ path: join(dataDir, 'telemetry') });
  (globalThis as Record<symbol, unknown>)[Symbol.for('mangru.telemetry-store')] = Promise.resolve(store);
  return {
    ...store,
    dataDir,
    close: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
