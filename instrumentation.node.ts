import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@/clock/clock';
import { startClock } from '@/clock/start-clock';
import { type Collectors, startCollectors } from '@/collectors/start';
import { readEnv } from '@/env';
import { logger } from '@/logger';
import { AppError } from '@/model/errors';
import { drainPipeline, pipeline } from '@/pipeline/open-pipeline';
import { closeMetadata, migrateMetadata } from '@/store/metadata/metadata';
import { detachedParts } from '@/store/telemetry/detached-parts';
import { closeTelemetryStore, telemetryReader, telemetryStore } from '@/store/topology';

/** A stop that takes longer than this is cut short; what was acknowledged is on disk anyway. */
const STOP_WITHIN_MS = 10_000;
const OWN_LOGS_WITHIN_MS = 500;

/**
 * Opens the stores, finishes what an earlier process left, and starts what this process is to run.
 * Ends the process with a plain message when that is not possible.
 */
export async function startMangru(): Promise<void> {
  try {
    const { MANGRU_ROLES } = readEnv();
    await Promise.all([telemetryStore(), migrateMetadata()]);
    await pipeline();
    const collectors = MANGRU_ROLES.includes('collector') ? await startCollectors() : undefined;
    const clock = MANGRU_ROLES.includes('clock') ? startClock() : undefined;
    stopOnSignal(collectors, clock);
    logger().info({ roles: MANGRU_ROLES }, 'Mangru started');
    void tellDamage().catch((error) => logger().error({ err: error }, 'what is damaged on disk could not be read'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\nMangru cannot start. ${reason}\n`);
    if (!(error instanceof AppError)) process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
    process.exit(1);
  }
}

/** Said at every start until someone has seen to it, into Mangru's own logs too. */
async function tellDamage(): Promise<void> {
  for (const part of await detachedParts(await telemetryReader())) {
    logger().error(part, `records of ${part.table} of ${part.partition} are missing: a part is damaged on disk`);
  }
  for (const batch of await (await pipeline()).putAside()) {
    logger().error({ batch }, 'a batch could not be stored and lies in spool/refused of the data directory');
  }
}

function stopOnSignal(collectors: Collectors | undefined, clock: Clock | undefined): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    logger().info({ signal }, 'stopping: finishing what was accepted');
    // Before the pipeline takes nothing more, or every stop would count a refusal of Mangru's own last words.
    await Promise.race([collectors?.endOwnLogs(), sleep(OWN_LOGS_WITHIN_MS)]);
    // Both at once: requests that are open wait for the commits that the pipeline finishes.
    await Promise.all([collectors?.close(), drainPipeline(), clock?.stop()]);
    await Promise.all([closeTelemetryStore(), closeMetadata()]);
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}
