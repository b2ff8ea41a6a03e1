import { getPriority, platform } from 'node:os';
import { expect, it } from 'vitest';
import { openTestStore } from '@/store/testing/open-test-store';
import { lowerMergePriority } from './merge-priority';

it.runIf(platform() === 'linux')('lets intake and screens go before merges', async () => {
  const store = await openTestStore();
  const threads = await lowerMergePriority();
  expect(threads.length).toBeGreaterThan(0);
  expect(threads.map((thread) => getPriority(thread))).toEqual(threads.map(() => 10));
  expect(getPriority()).toBe(0);
  await store.close();
});
