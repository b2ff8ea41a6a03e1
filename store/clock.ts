import 'server-only';
import { logger } from '@/logger';
import { applyRetention } from './telemetry/retention';
import { telemetryStore } from './topology';

const EVERY_MS = 60 * 60_000;

/** Applies the retention now and every hour. @returns stops it */
export function startRetentionClock(): () => void {
  const run = async () => {
    try {
      const dropped = await applyRetention(await telemetryStore(), Date.now());
      for (const { table, id } of dropped)
        logger().info({ table, partition: id }, 'dropped a partition past its retention');
    } catch (error) {
      logger().error({ err: error }, 'retention failed and will be tried again');
    }
  };
  void run();
  const timer = setInterval(() => void run(), EVERY_MS);
  return () => clearInterval(timer);
}
