import { readdir, readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';

const TASKS = '/proc/self/task';
/** What the embedded engine calls the threads that merge parts. */
const MERGE_THREAD = 'MergeMutate';
/** Of 19: a tenth of what the others get where all want the processor, all of it where they leave it idle. */
const NICENESS = 10;

/**
 * Lets intake and screens go before merges: parts that are merged later cost a query little, a sender that waits fills
 * its queue. Where the system does not let us (only Linux shows its threads), merges keep their priority.
 * @returns the threads that were lowered
 */
export async function lowerMergePriority(): Promise<number[]> {
  const lowered: number[] = [];
  for (const task of await readdir(TASKS).catch(() => [])) {
    // A thread may end between the look at the list and the look at it.
    const name = await readFile(`${TASKS}/${task}/comm`, 'utf8').catch(() => '');
    if (name.trim() === MERGE_THREAD && lower(Number(task))) lowered.push(Number(task));
  }
  return lowered;
}

function lower(thread: number): boolean {
  try {
    setPriority(thread, NICENESS);
    return true;
  } catch {
    return false;
  }
}
