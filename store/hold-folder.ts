import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@/model/errors';

/** On globalThis because Next bundles the start-up code and the routes apart. */
const KEY = Symbol.for('mangru.held-folders');
type Holder = { [KEY]?: Set<string> };

/**
 * Reserves a data directory for this process until it ends. The embedded PostgreSQL does not notice a second process
 * and the two would write over each other; the embedded ClickHouse notices it but cannot say so.
 * A lock whose process is gone (killed, power cut) is taken over.
 * @throws AppError conflict when a living process holds it
 */
export function holdFolder(dataDir: string): void {
  const folder = path.resolve(dataDir);
  const holder = globalThis as Holder;
  const held = holder[KEY] ?? new Set();
  holder[KEY] = held;
  if (held.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'mangru.lock');
  if (!take(file)) {
    throw new AppError(
      'conflict',
      `Another Mangru process is using the data directory ${folder}. Stop it first, or set MANGRU_DATA_DIR to another folder.`,
    );
  }
  held.add(folder);
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

/** Number and start time of a process: after a restart (of a container above all) another process has the number. */
function describeProcess(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    if (!hasCode(error, 'EPERM')) return undefined;
  }
  return `${pid} ${startTime(pid)}`;
}

/** Clock ticks from the start of the machine; empty where there is no /proc, which leaves the number alone to tell. */
function startTime(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything; the start time is the 20th after it.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
