import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordJson } from './record-json';

it('prints numbers among the attributes as numbers, and nothing else', () => {
  const attributes = { retries: '3', ratio: '0.25', cold: '-4', code: '007', price: '1.50', big: '9007199254740993' };
  const other = { hex: '0x1f', empty: '', exponent: '1e5', infinite: 'Infinity', yes: 'true' };
  const shown = JSON.parse(recordJson({ id: '12', severity_number: 9, attributes, resource: other }));
  expect(shown).toEqual({
    id: '12',
    severity_number: 9,
    attributes: { ...attributes, retries: 3, ratio: 0.25, cold: -4 },
    resource: other,
  });
});

it('never changes what a value says', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String))),
      (attributes) => {
        const shown = JSON.parse(recordJson({ attributes })).attributes;
        for (const [key, value] of Object.entries(attributes)) expect(String(shown[key])).toBe(value);
      },
    ),
  );
});
