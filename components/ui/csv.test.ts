import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('cells are quoted when they must be, and formulas are made inert', () => {
  expect(
    toCsv([
      ['a,b', 'say "hi"', 'two\nlines', 'plain'],
      ['=1+1', '-2', -2, 10n],
    ]),
  ).toBe('"a,b","say ""hi""","two\nlines",plain\r\n\'=1+1,\'-2,-2,10\r\n');
});
