import type { Usage } from '@/collectors/testing/start-server';

/**
 * What the threads of the process work at, by their names: the calls into the engine, which insert on the spot, are made
 * by Node's workers (V8 has helpers among them), and the engine's pool helps them.
 */
const PARTS: Readonly<Record<string, string>> = {
  loop: 'eventLoop',
  node: 'insert',
  ThreadPool: 'insert',
  MergeMutate: 'merges',
};

/** Processor time of each record between two looks at a process, in µs, by part. */
export function processorParts(before: Usage, after: Usage, records: number): Record<string, number> {
  const parts: Record<string, number> = { eventLoop: 0, insert: 0, merges: 0, other: 0 };
  const perRecord = (ms: number) => (ms * 1000) / records;
  let known = 0;
  for (const [name, ms] of Object.entries(after.threads)) {
    const part = PARTS[name] ?? 'other';
    const spent = perRecord(ms - (before.threads[name] ?? 0));
    parts[part] = (parts[part] ?? 0) + spent;
    known += spent;
  }
  const all = perRecord(after.cpuMs - before.cpuMs);
  // Threads that have ended in between are in the whole only.
  parts.other = (parts.other ?? 0) + Math.max(0, all - known);
  parts.all = all;
  return Object.fromEntries(Object.entries(parts).map(([part, micros]) => [part, Math.round(micros * 10) / 10]));
}
