import { readdir, readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { platform } from 'node:process';

const TASKS = '/proc/self/task';
/** What the embedded engine calls the threads that merge parts. */
const MERGE_THREAD = 'MergeMutate';
/** Of 19: a tenth of what the others get where all want the processor, all of it where they leave it idle. */
const NICENESS = 10;

/**
 * Lets intake and screens go before merges: parts that are merged later cost a query little, a sender that waits fills
 * its queue. Linux only; elsewhere merges keep their priority.
 * @returns the threads found
 */
export async function lowerMergePriority(): Promise<number[]> {
  if (platform !== 'linux') return [];
  const threads: number[] = [];
  for (const task of await readdir(TASKS)) {
    // A thread may end between the look at the list and the look at it.
    const name = await readFile(`${TASKS}/${task}/comm`, 'utf8').catch(() => '');
    if (name.trim() !== MERGE_THREAD) continue;
    setPriority(Number(task), NICENESS);
    threads.push(Number(task));
  }
  return threads;
}
