import { expect, it } from 'vitest';
import { Scratch } from './scratch';
import { Slice } from './slice';

const TEXTS = [
  '',
  'a',
  '한국어',
  'x'.repeat(191),
  'x'.repeat(192),
  'x'.repeat(193),
  `${'x'.repeat(100)}é`,
  '\ud800',
  '\0',
];

it('keeps every text as UTF-8 until it is cleared, also when it has to grow', () => {
  const scratch = new Scratch();
  const texts = Array.from({ length: 400 }, (_, i) => `${i}${TEXTS[i % TEXTS.length]}`.repeat(1 + (i % 40)));
  const slices = texts.map((text) => {
    const slice = new Slice();
    scratch.write(text, slice);
    return slice;
  });
  expect(slices.map((slice) => slice.toString())).toEqual(texts.map((text) => text.toWellFormed()));
});
