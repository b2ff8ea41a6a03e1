import { expect, test } from 'vitest';
import { seriesColour } from './series-colour';

test('an identity has one colour, and identities spread over all ten', () => {
  expect(seriesColour('checkout')).toBe(seriesColour('checkout'));
  const colours = new Set(Array.from({ length: 200 }, (_, index) => seriesColour(`service-${index}`)));
  expect(colours.size).toBe(10);
  expect([...colours].every((colour) => /^var\(--mg-series-([1-9]|10)\)$/.test(colour))).toBe(true);
});
