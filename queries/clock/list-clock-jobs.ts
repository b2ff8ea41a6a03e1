import type { ClockJob } from '@/model/clock-job';
import { metadata } from '@/store/metadata/metadata';

/** Every job that was ever started, by name, with what became of its last run. */
export async function listClockJobs(nowMs: number): Promise<ClockJob[]> {
  const client = await metadata();
  const rows = await client.clockJob.findMany({ orderBy: { name: 'asc' } });
  return rows.map(({ name, everyMs, nextRunAt, leaseUntil, startedAt, durationMs, error }) => {
    const isRunning = leaseUntil !== null && leaseUntil.getTime() > nowMs;
    const settled = error === '' ? 'waiting' : 'failing';
    return {
      name,
      every_ms: everyMs,
      state: isRunning ? 'running' : settled,
      next_run_at: nextRunAt.toISOString(),
      last_run_at: startedAt?.toISOString() ?? null,
      last_duration_ms: durationMs,
      last_error: error,
    };
  });
}
