import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CHILD_ARGUMENTS, message } from '@/collectors/testing/start-server';
import type { LoadOrder, LoadResult } from './load';

/** Runs a sender in a process of its own, on the same cores as everything else. */
export async function runLoad(order: LoadOrder): Promise<LoadResult> {
  const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), {
    execArgv: CHILD_ARGUMENTS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await message(child, (value) => value === 'ready');
  child.send(order);
  return message<LoadResult>(child, (value) => typeof value === 'object' && value !== null && 'acknowledged' in value);
}
