import { expect, it } from 'vitest';
import { parseReference, printReference } from './row-reference';

it('reads what it printed', () => {
  const row = { id: '1234567890123456789', timestamp: '2026-11-22T17:23:52.123456789Z' };
  expect(parseReference(printReference(row))).toEqual(row);
});

it.each([null, '', '1', '@', 'x@2026-11-22T17:23:52Z', '1@yesterday', '1@2026-11-22T17:23:52Z" OR 1'])(
  'refuses %j',
  (text) => {
    expect(parseReference(text)).toBeUndefined();
  },
);
