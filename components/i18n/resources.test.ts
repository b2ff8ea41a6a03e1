import { expect, test } from 'vitest';
import { TEXTS } from './resources';

type Leaves = Map<string, string>;

function leaves(value: unknown, path: string, found: Leaves): Leaves {
  if (typeof value === 'string') found.set(path, value);
  else for (const [key, child] of Object.entries(value as object)) leaves(child, path ? `${path}.${key}` : key, found);
  return found;
}

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const english = leaves(TEXTS.en, '', new Map());
const korean = leaves(TEXTS.ko, '', new Map());
const singular = (key: string) => key.endsWith('_one');

test('Korean says everything English says', () => {
  expect([...korean.keys()].filter((key) => !singular(key)).sort()).toEqual(
    [...english.keys()].filter((key) => !singular(key)).sort(),
  );
});

test('no text is empty or promises what it is not given', () => {
  for (const [key, text] of korean) {
    expect(text.trim(), key).not.toBe('');
    const known = new Set([
      ...holes(english.get(key) ?? ''),
      ...holes(english.get(key.replace('_other', '_one')) ?? ''),
      'count',
    ]);
    expect(
      holes(text).filter((hole) => !known.has(hole ?? '')),
      key,
    ).toEqual([]);
  }
});

test('sentences keep the house style: no exclamation marks', () => {
  for (const [key, text] of [...english, ...korean]) expect(text, key).not.toMatch(/!(?!=)/);
});
