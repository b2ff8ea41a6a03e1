import 'server-only';
import { randomUUID } from 'node:crypto';
import { logger } from '@/logger';
import { applyRetention } from '@/store/telemetry/retention';
import { telemetryStore } from '@/store/topology';
import { Clock } from './clock';
import type { Job } from './job';

const HOUR_MS = 3_600_000;

/** Drops what has been kept long enough. */
const retention: Job = {
  name: 'retention',
  everyMs: HOUR_MS,
  jitterMs: 60_000,
  async run(nowMs) {
    for (const { table, id } of await applyRetention(await telemetryStore(), nowMs))
      logger().info({ table, partition: id }, 'dropped a partition past its retention');
  },
};

/** Starts every job of this installation. */
export function startClock(): Clock {
  const clock = new Clock({
    owner: randomUUID(),
    now: Date.now,
    random: Math.random,
    onFailure: (job, error) => logger().error({ err: error, job }, 'a job failed and will be tried again'),
  });
  clock.start([retention]);
  return clock;
}
