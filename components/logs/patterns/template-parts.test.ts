import { expect, it } from 'vitest';
import { templateParts } from './template-parts';

it.each([
  ['user <*> logged in', ['user ', '[…]', ' logged in']],
  ['<*> <*> done', ['[…]', ' done']],
  ['nothing varies', ['nothing varies']],
  ['id=<*>', ['id=', '[…]']],
  ['', []],
])('%s', (template, parts) => {
  expect(templateParts(template).map(({ text, isVariable }) => (isVariable ? `[${text}]` : text))).toEqual(parts);
});
