import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { listClockJobs } from '@/queries/clock/list-clock-jobs';
import { claimJob, finishJob, registerJob, renewLease } from '@/store/metadata/job-leases';
import { metadata } from '@/store/metadata/metadata';
import { openTestMetadata } from '@/store/testing/open-test-metadata';
import { Clock } from './clock';
import { type Job, nextRun } from './job';

let store: Awaited<ReturnType<typeof openTestMetadata>>;
beforeAll(async () => {
  store = await openTestMetadata();
});
afterAll(() => store.close());
beforeEach(async () => {
  await (await metadata()).clockJob.deleteMany();
});

const failures: [string, unknown][] = [];
const clockOf = (owner: string) =>
  new Clock({ owner, now: Date.now, random: () => 0, onFailure: (name, error) => void failures.push([name, error]) });
const job = (run: Job['run'], everyMs = 3_600_000): Job => ({ name: 'sweep', everyMs, jitterMs: 0, run });

it('runs a new job at once, and again when it is due', async () => {
  const times: number[] = [];
  const clock = clockOf('a');
  clock.start([job(async (nowMs) => void times.push(nowMs), 100)]);
  await vi.waitFor(() => expect(times.length).toBeGreaterThanOrEqual(3), { timeout: 10_000 });
  await clock.stop();
  for (const [i, at] of times.entries()) if (i > 0) expect(at - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(100);
  const ran = times.length;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(times).toHaveLength(ran);
});

it('a restart neither repeats a run nor forgets the next', async () => {
  let runs = 0;
  for (const owner of ['a', 'b']) {
    const clock = clockOf(owner);
    clock.start([job(async () => void runs++)]);
    await vi.waitFor(async () =>
      expect((await listClockJobs(Date.now()))[0]?.last_duration_ms).toEqual(expect.any(Number)),
    );
    // The second finds nothing due; it gets the time to find it.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await clock.stop();
  }
  expect(runs).toBe(1);
});

it('of several processes one runs a job', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const slow = job(async () => {
    runs++;
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 30));
    running--;
  }, 1);
  const clocks = ['a', 'b', 'c'].map(clockOf);
  for (const clock of clocks) clock.start([slow]);
  await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(5), { timeout: 10_000 });
  await Promise.all(clocks.map((clock) => clock.stop()));
  expect(most).toBe(1);
});

it('tells of a failure, keeps it until a run goes well, and goes on', async () => {
  failures.length = 0;
  let healthy = false;
  const clock = clockOf('a');
  const run = async () => {
    if (!healthy) throw new Error('no room');
  };
  clock.start([job(run, 20)]);
  await vi.waitFor(async () =>
    expect((await listClockJobs(Date.now()))[0]).toMatchObject({ state: 'failing', last_error: 'no room' }),
  );
  expect(failures[0]).toEqual(['sweep', new Error('no room')]);
  healthy = true;
  await vi.waitFor(async () => expect((await listClockJobs(Date.now()))[0]?.last_error).toBe(''));
  await clock.stop();
});

it('tells what runs to stop, and waits for it', async () => {
  let stopped = false;
  let started = false;
  const clock = clockOf('a');
  const run: Job['run'] = (_, signal) =>
    new Promise((resolve) => {
      started = true;
      signal.addEventListener('abort', () => {
        stopped = true;
        resolve();
      });
    });
  clock.start([job(run)]);
  await vi.waitFor(() => expect(started).toBe(true));
  await clock.stop();
  expect(stopped).toBe(true);
});

it('the job of a process that died is taken over once its lease is over, and the dead one changes nothing', async () => {
  const start = Date.now();
  await registerJob('sweep', 1000, start);
  const dead = await claimJob('sweep', 'dead', { nowMs: start, leaseMs: 60_000 });
  if (!dead) throw new Error('the job was not free');
  expect(await claimJob('sweep', 'next', { nowMs: start + 59_000, leaseMs: 60_000 })).toBeUndefined();
  const next = await claimJob('sweep', 'next', { nowMs: start + 61_000, leaseMs: 60_000 });
  expect(next?.term).toBe(dead.term + 1);
  expect(await renewLease(dead, start + 120_000)).toBe(false);
  await finishJob(dead, { durationMs: 1, error: 'too late', nextRunMs: start });
  expect((await listClockJobs(start + 62_000))[0]).toMatchObject({ state: 'running', last_error: '' });
});

it('is due its interval after it began, whatever it took, and a little later by chance', () => {
  expect(
    nextRun(
      job(async () => undefined, 1000),
      5000,
      0.9,
    ),
  ).toBe(6000);
  expect(nextRun({ ...job(async () => undefined, 1000), jitterMs: 100 }, 5000, 0.5)).toBe(6050);
});
