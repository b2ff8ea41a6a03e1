import { expect, it } from 'vitest';
import { csvLine } from './csv-line';

it.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', '-1'],
  ['-3.5', '-3.5'],
  ['-1e-7', '-1e-7'],
  ['-.5', '-.5'],
  ['-1+cmd', "'-1+cmd"],
  ['-Xmx512m', "'-Xmx512m"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
  ['한국어', '한국어'],
])('writes %j as %j', (text, cell) => {
  expect(csvLine([text, 'x'])).toBe(`${cell},x\r\n`);
});

it('writes values as they are when that is asked for', () => {
  expect(csvLine(['=1+1', '-Xmx512m', 'a,b'], true)).toBe('=1+1,-Xmx512m,"a,b"\r\n');
});
