import { expect, test } from 'vitest';
import { random } from '@/bench/payload';
import { killRounds } from '@/pipeline/testing/kill-rounds';

test('killed at random moments under load, every acknowledged record is there exactly once', async () => {
  const seed = Date.now() % 100_000;
  const { acknowledged, slowestStartMs, ...report } = await killRounds(4, random(seed));
  expect({ seed, ...report }).toMatchObject({ lost: 0, doubled: 0, partial: 0, differences: [] });
  expect(acknowledged).toBeGreaterThan(20);
  expect(slowestStartMs).toBeLessThan(10_000);
}, 90_000);
