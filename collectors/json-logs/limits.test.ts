import { expect, it } from 'vitest';
import { jsonText } from './limits';

it('writes what is nested beyond the stack as what it is', () => {
  const inner = { a: 1, b: [true, null, 'x', [], {}], 'c"': { d: '한국어' } };
  expect(jsonText(inner)).toBe(JSON.stringify(inner));
  const depth = 100_000;
  const text = `${'[0,{"k":'.repeat(depth)}${JSON.stringify(inner)}${'},9]'.repeat(depth)}`;
  expect(jsonText(JSON.parse(text))).toBe(text);
});
