import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CHILD_ARGUMENTS, message } from '@/collectors/testing/start-server';
import type { DayDescription, DayOrder } from './day-store';

const RUNS = 40;
const SMALL_SHARE = 10;

interface Timing {
  /** The first time it was asked. */
  first: number;
  p50: number;
  p95: number;
}

/**
 * What the logs screen and the overview ask, over a day of `rows` records and over one of a tenth of them; `growth` is
 * how much longer the larger takes. Both stores are open at the same time and take turns question by question, since
 * machines are not equally fast at all times. Milliseconds.
 */
export async function query(rows: number): Promise<Record<string, unknown>> {
  const endMs = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
  const small = await startStore();
  const large = await startStore();
  await tell(small, { rows: rows / SMALL_SHARE, endMs });
  await tell(large, { rows, endMs });
  const { questions, bytesPerRow } = await tell<DayDescription>(large, 'describe');
  const milliseconds: Record<string, Timing> = {};
  const millisecondsAtATenth: Record<string, Timing> = {};
  const growth: Record<string, number> = {};
  for (const question of questions) {
    const taken: { small: number[]; large: number[] } = { small: [], large: [] };
    for (let run = 0; run < RUNS; run++) {
      taken.small.push(await tell<number>(small, { ask: question, run }));
      taken.large.push(await tell<number>(large, { ask: question, run }));
    }
    const [tenth, whole] = [toTiming(taken.small), toTiming(taken.large)];
    milliseconds[question] = whole;
    millisecondsAtATenth[question] = tenth;
    growth[question] = round(whole.p95 / tenth.p95);
  }
  for (const child of [small, large]) {
    await tell(child, 'close');
    child.kill();
  }
  return { rows, bytesPerRow, milliseconds, millisecondsAtATenth, growth };
}

async function startStore(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./day-store.ts', import.meta.url)), {
    execArgv: CHILD_ARGUMENTS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await message(child, (value) => value === 'ready');
  return child;
}

async function tell<Answer>(child: ChildProcess, order: DayOrder): Promise<Answer> {
  const answer = message<Answer>(child, () => true);
  child.send(order);
  return answer;
}

function toTiming(taken: readonly number[]): Timing {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
  return { first: round(taken[0] ?? Number.NaN), p50: at(0.5), p95: at(0.95) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
