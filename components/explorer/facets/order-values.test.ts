import { expect, it } from 'vitest';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { missingValues, orderValues, withMissing } from './order-values';

const facet = (field: string, distinct: number, ...values: string[]) => ({
  field,
  distinct,
  values: values.map((value) => ({ value, count: '9' })),
});

it('severities stand worst first, other values as counted', () => {
  const names = (field: string) =>
    orderValues(facet(field, 3, 'info', 'fatal', 'warn'), LOG_FIELDS).map(({ value }) => value);
  expect(names('severity')).toEqual(['fatal', 'warn', 'info']);
  expect(names('service')).toEqual(['info', 'fatal', 'warn']);
});

it('values the filter names are shown however rare they are', () => {
  const shown = facet('host', 40, 'a', 'b').values;
  const missing = missingValues(shown, ['b', 'x', 'y']);
  expect(missing).toEqual(['x', 'y']);
  const counts = (counted: ReturnType<typeof facet> | undefined) =>
    withMissing(shown, missing, counted)
      .slice(2)
      .map(({ value, count }) => [value, count]);
  expect(counts(undefined)).toEqual([
    ['x', undefined],
    ['y', undefined],
  ]);
  expect(counts(facet('host', 1, 'x'))).toEqual([
    ['x', '9'],
    ['y', '0'],
  ]);
  expect(counts(facet('host', 2, 'x'))).toEqual([
    ['x', '9'],
    ['y', undefined],
  ]);
});
