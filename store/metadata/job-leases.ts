import 'server-only';
import { metadata } from './metadata';

/** The right of one process to run a job until the lease ends. */
export interface JobLease {
  name: string;
  owner: string;
  term: number;
}

/** Makes the job known, due at once when it is new. @returns when it is due, milliseconds since the epoch */
export async function registerJob(name: string, everyMs: number, nowMs: number): Promise<number> {
  const client = await metadata();
  const row = await client.clockJob.upsert({
    where: { name },
    create: { name, everyMs, nextRunAt: new Date(nowMs) },
    update: { everyMs },
  });
  return row.nextRunAt.getTime();
}

/** Takes a job that is due and that nobody runs. @returns undefined when it is not due or somebody else was first */
export async function claimJob(
  name: string,
  owner: string,
  { nowMs, leaseMs }: { nowMs: number; leaseMs: number },
): Promise<JobLease | undefined> {
  const client = await metadata();
  const now = new Date(nowMs);
  // One statement: of two processes the second waits for the first and then finds the lease taken.
  const [row] = await client.clockJob.updateManyAndReturn({
    where: { name, nextRunAt: { lte: now }, OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] },
    data: { owner, leaseUntil: new Date(nowMs + leaseMs), term: { increment: 1 }, startedAt: now },
  });
  return row && { name, owner, term: row.term };
}

/** @returns false when the lease was lost: what the job still does may be done by somebody else too */
export async function renewLease(lease: JobLease, untilMs: number): Promise<boolean> {
  const client = await metadata();
  const { count } = await client.clockJob.updateMany({ where: { ...lease }, data: { leaseUntil: new Date(untilMs) } });
  return count === 1;
}

/** Gives the job back with what became of it. */
export async function finishJob(
  lease: JobLease,
  outcome: { durationMs: number; error: string; nextRunMs: number },
): Promise<void> {
  const client = await metadata();
  const { durationMs, error, nextRunMs } = outcome;
  await client.clockJob.updateMany({
    where: { ...lease },
    data: { owner: '', leaseUntil: null, durationMs, error, nextRunAt: new Date(nextRunMs) },
  });
}
