import { expect, test } from 'vitest';
import { keyName } from './key-registry';

const press = (key: string, held: Partial<Parameters<typeof keyName>[0]> = {}) =>
  keyName({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, ...held });

test('keys have one name on every system', () => {
  expect(press('j')).toBe('j');
  expect(press('?')).toBe('?');
  expect(press(' ')).toBe('space');
  expect(press('Escape')).toBe('escape');
  expect(press('K', { metaKey: true })).toBe('mod+k');
  expect(press('Enter', { ctrlKey: true })).toBe('mod+enter');
  expect(press('p', { altKey: true })).toBe('alt+p');
  expect(press('ㅓ', { code: 'KeyJ' })).toBe('j');
  expect(press('é', { code: 'Digit2' })).toBe('é');
});
