import { expect, test } from 'vitest';
import { filterPalette, findTraceId } from './palette-entries';

const entry = (label: string) => ({ id: label, label, run: () => {} });

test('every word must occur, and empty groups go', () => {
  const groups = [
    { label: 'Screens', entries: [entry('Logs'), entry('API reference')] },
    { label: 'Services', entries: [entry('checkout')] },
  ];
  expect(filterPalette(groups, 'ref api')).toEqual([
    { label: 'Screens', entries: [expect.objectContaining({ id: 'API reference' })] },
  ]);
  expect(filterPalette(groups, '')).toHaveLength(2);
});

test('a trace id is recognised with and without dashes', () => {
  expect(findTraceId(' 5B8EFFF798038103D269B633813FC60C ')).toBe('5b8efff798038103d269b633813fc60c');
  expect(findTraceId('5b8efff7-9803-8103-d269-b633813fc60c')).toBe('5b8efff798038103d269b633813fc60c');
  expect(findTraceId('5b8efff798')).toBeUndefined();
});
