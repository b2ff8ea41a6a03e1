import { expect, it } from 'vitest';
import { isOtherYear } from './time-zone';

const NOW = Date.parse('2026-06-01T00:00:00Z');

it.each([
  ['Asia/Seoul', '2025-12-31T15:00:00Z', '2026-12-31T14:59:59.999Z'],
  ['UTC', '2026-01-01T00:00:00Z', '2026-12-31T23:59:59.999Z'],
  ['America/New_York', '2026-01-01T05:00:00Z', '2027-01-01T04:59:59.999Z'],
])('the present year of %s is from %s to %s', (timeZone, first, last) => {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  expect(isOtherYear(from, to, NOW, timeZone)).toBe(false);
  expect(isOtherYear(from - 1, to, NOW, timeZone)).toBe(true);
  expect(isOtherYear(from, to + 1, NOW, timeZone)).toBe(true);
  // And a year later it is not the present one any more.
  expect(isOtherYear(from, to, NOW + 366 * 86_400_000, timeZone)).toBe(true);
});
