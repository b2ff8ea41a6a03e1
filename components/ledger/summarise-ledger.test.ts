import { expect, test } from 'vitest';
import type { LedgerEntry } from '@/model/ledger';
import { chooseInterval, summariseLedger } from './summarise-ledger';

const entry = (change: Partial<LedgerEntry>): LedgerEntry => ({
  period: '2026-03-10T09:00:00Z',
  signal: 'logs',
  source: 'json',
  key: 'anonymous',
  route: 'default',
  outcome: 'stored',
  reason: '',
  filter: '',
  records: '0',
  requests: '0',
  bytes: '0',
  example: '',
  ...change,
});

test('lines add up to what was received, rejections first, the newest example kept', () => {
  const summary = summariseLedger([
    entry({ records: '9000000000000000000', bytes: '10' }),
    entry({ outcome: 'rejected', reason: 'malformed', requests: '2', period: '2026-03-10T09:05:00Z', example: 'new' }),
    entry({ outcome: 'rejected', reason: 'malformed', records: '1', example: 'old' }),
    entry({ key: 'other', records: '5', bytes: '1' }),
  ]);
  expect(summary.received).toBe(9000000000000000006n);
  expect(summary.byOutcome).toMatchObject({ stored: 9000000000000000005n, rejected: 1n, excluded: 0n });
  expect(summary.refusedRequests).toBe(2n);
  expect(summary.lines.map(({ outcome, example, bytes }) => [outcome, example, bytes])).toEqual([
    ['rejected', 'new', 0n],
    ['stored', '', 11n],
  ]);
});

test('nothing received has no shares', () => {
  expect(summariseLedger([entry({ outcome: 'rejected', requests: '1' })]).lines[0]?.share).toBe(0);
});

test.each([
  [3_600_000, 'minute'],
  [5 * 3_600_000, 'minute'],
  [86_400_000, '5m'],
  [7 * 86_400_000, 'hour'],
  [30 * 86_400_000, 'day'],
])('a range of %s ms is drawn by %s', (length, interval) => {
  expect(chooseInterval({ from: 0, to: length }).interval).toBe(interval);
});
