import { expect, it } from 'vitest';
import type { Field, FieldType } from './field-set';
import { typedValue } from './typed-value';

const field = (type: FieldType): Field => ({
  name: 'f',
  aliases: [],
  column: 'f',
  type,
  promotedFrom: [],
  facet: false,
  countable: true,
  rollups: [],
});

it.each([
  ['duration', '1.5s', 1_500_000_000n],
  ['duration', '20ms', 20_000_000n],
  ['duration', '1h30m', 5_400_000_000_000n],
  ['duration', '0.1us', 100n],
  ['duration', '3µs', 3_000n],
  ['duration', '-2s', -2_000_000_000n],
  ['duration', '250', 250n],
  ['duration', 's', undefined],
  ['duration', '-', undefined],
  ['duration', '5 s', undefined],
  ['duration', '1d', undefined],
  ['integer', '18446744073709551615', 18_446_744_073_709_551_615n],
  ['integer', '18446744073709551616', undefined],
  ['integer', '-7', -7n],
  ['integer', '1.0', undefined],
  ['float', '1.5e3', 1500],
  ['float', 'NaN', undefined],
  ['float', ' ', undefined],
  ['boolean', 'TRUE', 1n],
  ['boolean', '0', 0n],
  ['boolean', 'yes', undefined],
  ['ip', '::1', '::1'],
  ['ip', '10.0.0.256', undefined],
] as const)('as %s %j is %s', (type, word, expected) => {
  expect(typedValue(word, field(type))).toBe(expected);
});
