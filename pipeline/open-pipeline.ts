import 'server-only';
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Env, readEnv } from '@/env';
import { retentionOf } from '@/model/retention';
import type { TelemetryWriter } from '@/store/telemetry/writer';
import { telemetryStore } from '@/store/topology';
import { DiskGuard } from './disk-guard';
import { Pipeline } from './pipeline';
import { Spool } from './spool';

/** Of each signal. */
const MAX_QUEUED_BYTES = 64 * 1024 * 1024;
/** A full disk must not keep the screens away: beyond this, recovery goes on while everything else starts. */
const RECOVER_WITHIN_MS = 5000;

/**
 * A pipeline before a store, with what an earlier process left in its spool committed; when that takes long, intake
 * answers `unavailable` until it is.
 * @param onFailure told of every failed commit attempt and of what was found damaged
 */
export async function openPipeline(
  env: Env,
  writer: TelemetryWriter,
  onFailure: (name: string, error: unknown) => void,
): Promise<Pipeline> {
  mkdirSync(env.MANGRU_DATA_DIR, { recursive: true });
  const pipeline = new Pipeline({
    writer,
    spool: new Spool(env.MANGRU_DATA_DIR),
    diskGuard: new DiskGuard(env.MANGRU_DATA_DIR, env.MANGRU_MIN_FREE_MIB),
    retention: retentionOf(env.MANGRU_LOG_RETENTION_DAYS, env.MANGRU_RETENTION),
    processNumber: env.MANGRU_PROCESS_NUMBER,
    maxQueuedBytes: MAX_QUEUED_BYTES,
    now: Date.now,
    sleep: (ms) => sleep(ms),
    onFailure,
  });
  writer.gate.writtenBy(() => pipeline.flushCounts());
  const recovery = pipeline.recover().catch((error) => onFailure('recovery', error));
  const late = new AbortController();
  await Promise.race([recovery, sleep(RECOVER_WITHIN_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
  return pipeline;
}

/** Shared through globalThis, because Next bundles the start-up code and the routes apart. */
const KEY = Symbol.for('mangru.pipeline');
type Holder = { [KEY]?: Promise<Pipeline> | undefined };

/** The pipeline of this process, opened on first use. */
export function pipeline(): Promise<Pipeline> {
  const holder = globalThis as Holder;
  holder[KEY] ??= telemetryStore().then(({ writer }) =>
    openPipeline(readEnv(), writer, (name, error) => {
      // Straight to stderr: the logger's own records travel through this pipeline.
      process.stderr.write(
        `${JSON.stringify({ level: 50, time: Date.now(), msg: `commit ${name} failed`, err: String(error) })}\n`,
      );
    }),
  );
  return holder[KEY];
}

/** Commits everything taken and takes nothing more; a no-op when no pipeline was opened. */
export async function drainPipeline(): Promise<void> {
  const open = (globalThis as Holder)[KEY];
  if (open) await (await open).drain();
}
