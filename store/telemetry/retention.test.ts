import { expect, test } from 'vitest';
import { expired, type Partition } from './retention';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);
const partition = (retentionDays: number, endsMs: number): Partition => ({
  table: 'logs',
  records: 'logs',
  id: 'x',
  retentionDays,
  endsMs,
});

test.each([
  ['over for less than its retention', 30, NOW - 30 * DAY + 1, false],
  ['over for exactly its retention', 30, NOW - 30 * DAY, true],
  ['over long ago', 30, NOW - 400 * DAY, true],
  ['still going on', 30, NOW + DAY, false],
  ['of one day', 1, NOW - DAY, true],
  ['kept for ever', 0, 0, false],
])('a partition %s', (_, retentionDays, endsMs, due) => {
  expect(expired([partition(retentionDays, endsMs)], NOW)).toHaveLength(due ? 1 : 0);
});

test('each partition is looked at by its own retention', () => {
  const partitions = [partition(1, NOW - 5 * DAY), partition(30, NOW - 5 * DAY), partition(0, NOW - 5 * DAY)];
  expect(expired(partitions, NOW)).toEqual([partitions[0]]);
});
