import { statfs } from 'node:fs/promises';
import type { ClickHouseClient } from '@clickhouse/client';

const CHECK_EVERY_MS = 250;
const MIB = 1024 * 1024;
/** Merges stop at this even where intake is told to go on to the last byte. */
const LEAST_MIB = 32;

/**
 * Stops merges while the disk is nearly full. This engine finishes a merge that runs out of room as if it had worked:
 * a part with an empty index takes the place of good ones and cannot be read.
 * @param client a session of its own
 * @returns ends the watch
 */
export function guardMerges(client: ClickHouseClient, path: string, minFreeMib: number): () => void {
  const limit = Math.max(minFreeMib, LEAST_MIB) * MIB;
  let stopped = false;
  let busy = false;
  const check = async () => {
    if (busy) return;
    busy = true;
    try {
      const { bavail, bsize } = await statfs(path);
      const full = bavail * bsize < limit;
      if (full !== stopped) await client.command({ query: full ? 'SYSTEM STOP MERGES' : 'SYSTEM START MERGES' });
      stopped = full;
    } catch {
      // Tried again at the next look.
    } finally {
      busy = false;
    }
  };
  void check();
  const timer = setInterval(() => void check(), CHECK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
