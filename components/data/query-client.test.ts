import { MutationObserver, onlineManager } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { createQueryClient } from './query-client';

afterEach(() => onlineManager.setOnline(true));

it('asks and changes while the browser calls itself offline', async () => {
  onlineManager.setOnline(false);
  const client = createQueryClient();
  expect(await client.fetchQuery({ queryKey: ['one'], queryFn: () => 1 })).toBe(1);
  const change = new MutationObserver(client, { mutationFn: () => Promise.resolve(2) });
  expect(await change.mutate()).toBe(2);
});
