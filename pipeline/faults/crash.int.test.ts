import { expect, test } from 'vitest';
import { random } from '@/bench/payload';
import { killRounds } from '@/pipeline/testing/kill-rounds';

test('killed at random moments under load, every acknowledged record is there exactly once', async () => {
  const seed = Date.now() % 100_000;
  const { acknowledged, slowestStartMs, ...report } = await killRounds(4, random(seed));
  expect({ seed, ...report }).toMatchObject({ lost: 0, doubled: 0, partial: 0, differences: [] });
  expect(acknowledged).toBeGreaterThan(20);
  // Under five seconds on a free machine, the compiler included; the benchmark says how long it took.
  expect(slowestStartMs).toBeLessThan(30_000);
}, 180_000);
