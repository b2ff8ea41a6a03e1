import { expect, it } from 'vitest';
import { Dictionary } from './dictionary';

it('gives equal strings one index, in whatever order they come', () => {
  const dictionary = new Dictionary();
  const known = new Map<string, number>();
  let state = 7;
  for (let i = 0; i < 50_000; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    // Half the time in the same order, as the keys of records are.
    const text = i % 2 === 0 ? `key.${i % 20}` : `value ${(state >>> 8) % 3000}`;
    const index = dictionary.indexOfText(text);
    expect(index).toBe(known.get(text) ?? known.size);
    known.set(text, index);
  }
  for (const [text, index] of known) expect(dictionary.text(index)).toBe(text);
  expect(dictionary.size).toBe(known.size);
});
