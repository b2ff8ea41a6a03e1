import { describe, expect, it } from 'vitest';
import { bothFilters, listConditions, onlyTerm, withoutField } from './filter-terms';

describe('withoutField', () => {
  it.each([
    ['service:a level>=error', 'service', 'level>=error'],
    ['service.name:(a OR b) -service:c timeout', 'service', 'timeout'],
    ['service:a OR host:b', 'service', 'service:a OR host:b'],
    ['level>=warn', 'severity', ''],
    ['"open service:a', 'service', '"open service:a'],
    ['', 'service', ''],
  ])('%j without %s', (text, field, expected) => {
    expect(withoutField(text, field)).toBe(expected);
  });
});

it('onlyTerm replaces what was asked of the field', () => {
  expect(onlyTerm('service:(a OR b) timeout', 'service', 'c')).toBe('timeout service:c');
});

it('listConditions offers each condition for removal', () => {
  expect(listConditions('service:a "connection pool" -host:b')).toEqual([
    { text: 'service:a', without: '"connection pool" -host:b' },
    { text: '"connection pool"', without: 'service:a -host:b' },
    { text: '-host:b', without: 'service:a "connection pool"' },
  ]);
  expect(listConditions('((')).toEqual([]);
  expect(listConditions('')).toEqual([]);
});

it.each([
  ['', 'level>=error', 'level>=error'],
  ['a', '', 'a'],
  ['a OR b', 'c OR d', '(a OR b) (c OR d)'],
])('bothFilters(%j, %j)', (first, second, expected) => {
  expect(bothFilters(first, second)).toBe(expected);
});
