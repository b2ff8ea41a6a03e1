import { expect, it } from 'vitest';
import { SerialQueue } from './serial-queue';

const MIB = 1024 * 1024;
const queue = new SerialQueue();

function* work(name: string, seen: string[] = []): Generator<void, string> {
  for (const step of [1, 2]) {
    seen.push(`${name}${step}`);
    yield;
  }
  if (name === 'bad') throw new Error('no');
  return name;
}

it('runs one piece of work at a time', async () => {
  const seen: string[] = [];
  await expect(Promise.all([queue.run(1, work('a', seen)), queue.run(1, work('b', seen))])).resolves.toEqual([
    'a',
    'b',
  ]);
  expect(seen).toEqual(['a1', 'a2', 'b1', 'b2']);
});

it('goes on after work that fails', async () => {
  const results = await Promise.allSettled([queue.run(1, work('bad')), queue.run(1, work('fine'))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

it('refuses more than it can hold, and takes it again afterwards', async () => {
  const first = queue.run(200 * MIB, work('first'));
  await expect(queue.run(200 * MIB, work('second'))).rejects.toMatchObject({
    code: 'too_many_requests',
    retryAfterSeconds: 1,
  });
  await expect(first).resolves.toBe('first');
  await expect(queue.run(200 * MIB, work('second'))).resolves.toBe('second');
});
