import { readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/model/errors';

/**
 * Reserves a folder for this process. The embedded PostgreSQL does not notice a second process in its folder, and the
 * two would write over each other. A lock whose process is gone (killed, power cut) is taken over.
 * @returns what frees the folder
 * @throws AppError conflict when a living process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'mangru.lock');
  const owner = describeProcess(process.pid);
  for (let takeovers = 0; takeovers < 2; takeovers += 1) {
    try {
      await writeFile(file, owner ?? '', { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = await readFile(file, 'utf8').catch(() => '');
    if (isAlive(holder)) break;
    await rm(file, { force: true });
  }
  throw new AppError(
    'conflict',
    `Another Mangru process is using the data directory ${folder}. Stop it first, or set MANGRU_DATA_DIR to another folder.`,
  );
}

function isAlive(holder: string): boolean {
  const pid = Number.parseInt(holder, 10);
  return pid > 0 && describeProcess(pid) === holder;
}

/** Number and start time of a process: after a restart (of a container above all) another process has the number. */
function describeProcess(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined;
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
