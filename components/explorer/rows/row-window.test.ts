import { describe, expect, it } from 'vitest';
import { exampleRow } from '@/components/explorer/testing/example-row';
import { joinRows, needsNextPage, prependRows, stepSelection } from './row-window';

const rows = (...ids: number[]) => ids.map((id) => exampleRow({ id: String(id) }));
const ids = (list: readonly { id: string }[]) => list.map((row) => Number(row.id));

describe('prependRows', () => {
  it('keeps the newest on top and the list bounded', () => {
    expect(ids(prependRows(rows(2, 1), rows(3, 4), 3))).toEqual([4, 3, 2]);
    expect(ids(prependRows([], rows(1, 2, 3, 4), 2))).toEqual([4, 3]);
  });
});

it('joinRows drops repeats', () => {
  expect(ids(joinRows(rows(4, 3), rows(3, 2)))).toEqual([4, 3, 2]);
  const stored = rows(1);
  expect(joinRows([], stored)).toBe(stored);
});

it.each([
  [0, 0, false],
  [27, 200, false],
  [50, 200, true],
])('needsNextPage at %i of %i', (last, loaded, expected) => {
  expect(needsNextPage(last, loaded)).toBe(expected);
});

it.each([
  [undefined, 1, 3],
  ['3', 1, 2],
  ['3', -1, 3],
  ['1', 1, 1],
])('stepSelection from %s by %i', (selected, step, expected) => {
  expect(stepSelection(rows(3, 2, 1), selected, step)?.id).toBe(String(expected));
});
