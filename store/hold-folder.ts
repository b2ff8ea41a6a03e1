import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { logger } from '@/logger';
import { AppError } from '@/model/errors';

/** On globalThis because Next bundles the start-up code and the routes apart. */
const KEY = Symbol.for('mangru.held-folders');
type Holder = { [KEY]?: Map<string, Promise<void>> };

/** A process that was told to end is given this long by `instrumentation.node.ts`; a killed one needs a second or two. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 100;

/**
 * Reserves a data directory for this process until it ends. The embedded PostgreSQL does not notice a second process
 * and the two would write over each other; the embedded ClickHouse notices it but cannot say so.
 * A lock whose process is gone (killed, power cut) is taken over. One that is still ending is waited for: after a
 * restart the memory of a killed process takes a moment to be given back, and one told to stop finishes what it accepted.
 * @throws AppError conflict when the other process goes on living
 */
export function holdFolder(dataDir: string, patienceMs = PATIENCE_MS): Promise<void> {
  const folder = path.resolve(dataDir);
  const holder = globalThis as Holder;
  const held = holder[KEY] ?? new Map<string, Promise<void>>();
  holder[KEY] = held;
  const holding = held.get(folder) ?? takeInTime(folder, patienceMs);
  held.set(folder, holding);
  // One that failed may be tried again.
  holding.catch(() => held.delete(folder));
  return holding;
}

async function takeInTime(folder: string, patienceMs: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'mangru.lock');
  const refuseAt = performance.now() + patienceMs;
  for (let told = false; !take(file); told = true) {
    if (performance.now() >= refuseAt) {
      throw new AppError(
        'conflict',
        `Another Mangru process is using the data directory ${folder}. Stop it first, or set MANGRU_DATA_DIR to another folder.`,
      );
    }
    if (!told) logger().warn({ folder }, 'another Mangru process is using the data directory; waiting for it to end');
    await sleep(LOOK_EVERY_MS);
  }
  process.once('exit', () => rmSync(file, { force: true }));
}

function take(file: string): boolean {
  for (let takeovers = 0; takeovers < 2; takeovers += 1) {
    try {
      writeFileSync(file, describeProcess(process.pid) ?? '', { flag: 'wx' });
      return true;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    if (isAlive(readFileSync(file, 'utf8'))) return false;
    rmSync(file, { force: true });
  }
  return false;
}

function isAlive(owner: string): boolean {
  const pid = Number.parseInt(owner, 10);
  return pid > 0 && describeProcess(pid) === owner;
}

/** Number and start time of a living process: after a restart (of a container above all) another one has the number. */
function describeProcess(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    if (!hasCode(error, 'EPERM')) return undefined;
  }
  const { ended, startTime } = readStat(pid);
  return ended ? undefined : `${pid} ${startTime}`;
}

/**
 * Whether a process that still has its number has ended, and when it started, in clock ticks from the start of the
 * machine; empty where there is no /proc, which leaves the number alone to tell.
 */
function readStat(pid: number): { ended: boolean; startTime: string } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state = ''] = fields;
    // A zombie has ended and waits for its parent to look, which may be never; while it has other threads, they still write.
    return { ended: 'ZXx'.includes(state) && Number(fields[17]) <= 1, startTime: fields[19] ?? '' };
  } catch {
    return { ended: false, startTime: '' };
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
