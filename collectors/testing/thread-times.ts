import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of the process's threads so far, in ms, by name; the event loop's thread is called `loop`. */
export type ThreadTimes = Record<string, number>;

/** A tick of the kernel's accounting. */
const TICK_MS = 10;
const TASKS = '/proc/self/task';

/** Nothing where the system does not show its threads; what threads used that have ended is missing. */
export function threadTimes(): ThreadTimes {
  const times: ThreadTimes = {};
  for (const task of listTasks()) {
    const stat = readStat(`${TASKS}/${task}/stat`);
    if (!stat) continue;
    const name = Number(task) === process.pid ? 'loop' : stat.name;
    times[name] = (times[name] ?? 0) + stat.ms;
  }
  return times;
}

function listTasks(): string[] {
  try {
    return readdirSync(TASKS);
  } catch {
    return [];
  }
}

/** User and system time are the 14th and 15th field; the name before them stands in parentheses and may hold any character. */
function readStat(path: string): { name: string; ms: number } | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    return { name: text.slice(text.indexOf('(') + 1, end), ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
  } catch {
    // A thread may end between the look at the list and the look at it.
    return undefined;
  }
}
