import 'server-only';
import { join, resolve } from 'node:path';
import { type Env, readEnv } from '@/env';
import { holdFolder } from './hold-folder';
import type { MetadataTarget } from './metadata/open-metadata';
import type { EngineOptions } from './telemetry/engine';
import type { TelemetryReader } from './telemetry/reader';
import { openTelemetryStore, type TelemetryStore } from './telemetry/store';

/**
 * The switch between the embedded engines and servers of their own, and the only place that knows which is which.
 * The open store hangs on globalThis because Next bundles the start-up code and the routes apart.
 */
const KEY = Symbol.for('mangru.telemetry-store');
type Holder = { [KEY]?: Promise<TelemetryStore> | undefined };

export function telemetryOptions(env: Env): EngineOptions & { minFreeMib?: number } {
  if (env.CLICKHOUSE_URL !== undefined) return { urls: env.CLICKHOUSE_URL, cluster: env.CLICKHOUSE_CLUSTER };
  return { path: join(resolve(env.MANGRU_DATA_DIR), 'telemetry'), minFreeMib: env.MANGRU_MIN_FREE_MIB };
}

export function metadataTarget(env: Env): MetadataTarget {
  if (env.DATABASE_URL !== undefined) return { kind: 'server', url: env.DATABASE_URL };
  return { kind: 'embedded', dataDir: env.MANGRU_DATA_DIR };
}

/** The telemetry store of this process, opened on first use. */
export function telemetryStore(): Promise<TelemetryStore> {
  const holder = globalThis as Holder;
  holder[KEY] ??= openHeld(readEnv());
  return holder[KEY];
}

/** Held with servers too: what is not committed yet waits in the data directory. */
async function openHeld(env: Env): Promise<TelemetryStore> {
  await holdFolder(env.MANGRU_DATA_DIR);
  return openTelemetryStore(telemetryOptions(env));
}

/** The read side of the telemetry store of this process. */
export async function telemetryReader(): Promise<TelemetryReader> {
  return (await telemetryStore()).reader;
}

export async function closeTelemetryStore(): Promise<void> {
  const holder = globalThis as Holder;
  const open = holder[KEY];
  holder[KEY] = undefined;
  if (open) await (await open).close();
}
