import { expect, test } from 'vitest';
import { nextSorting, sortRows } from './sort-rows';

const names = (rows: { name: string }[]) => rows.map(({ name }) => name).join(' ');

test('equal rows keep their order and what has no value comes last', () => {
  const rows = [
    { name: 'a', n: 2n },
    { name: 'b', n: null },
    { name: 'c', n: 18446744073709551615n },
    { name: 'd', n: 2n },
  ];
  expect(names(sortRows(rows, ({ n }) => n, 'ascending', 'en'))).toBe('a d c b');
  expect(names(sortRows(rows, ({ n }) => n, 'descending', 'en'))).toBe('c a d b');
});

test('text is sorted as people read it', () => {
  const rows = ['host-10', 'Éclair', 'host-9', 'apple'].map((name) => ({ name }));
  expect(names(sortRows(rows, ({ name }) => name, 'ascending', 'en'))).toBe('apple Éclair host-9 host-10');
});

test('a header sorts figures from the largest, text from A, and the second click turns round', () => {
  const figures = nextSorting(undefined, 'records', true);
  expect(figures).toEqual({ column: 'records', direction: 'descending' });
  expect(nextSorting(figures, 'records', true).direction).toBe('ascending');
  expect(nextSorting(nextSorting(figures, 'records', true), 'records', true).direction).toBe('descending');
  expect(nextSorting(figures, 'name', false)).toEqual({ column: 'name', direction: 'ascending' });
});
