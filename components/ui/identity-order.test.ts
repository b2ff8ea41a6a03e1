import { expect, test } from 'vitest';
import { identityColour, meetIdentity } from './identity-order';

test('the first ten never collide, and each keeps its colour whatever comes later', () => {
  const names = Array.from({ length: 25 }, (_, index) => `service-${index}`);
  let order: readonly string[] = [];
  const first: string[] = [];
  for (const name of names) {
    order = meetIdentity(order, name);
    first.push(identityColour(order, name));
  }
  expect(new Set(first.slice(0, 10)).size).toBe(10);
  expect(names.map((name) => identityColour(order, name))).toEqual(first);
  expect(new Set(first)).toEqual(new Set(Array.from({ length: 10 }, (_, index) => `var(--mg-series-${index + 1})`)));
});

test('what has no name or was never met is neutral', () => {
  expect(meetIdentity(['a'], '')).toEqual(['a']);
  expect(identityColour(['a', ''], '')).toBe('var(--mg-series-other)');
  expect(identityColour(['a'], 'b')).toBe('var(--mg-series-other)');
});

test('meeting again changes nothing, and the list ends somewhere', () => {
  const order = ['a', 'b'];
  expect(meetIdentity(order, 'a')).toBe(order);
  const full = Array.from({ length: 500 }, (_, index) => String(index));
  expect(meetIdentity(full, 'one more')).toBe(full);
});
