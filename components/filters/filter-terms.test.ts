import { describe, expect, it } from 'vitest';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { anyTerm, bothFilters, listConditions, namedValues, onlyTerm, onlyValue, withoutField } from './filter-terms';

describe('withoutField', () => {
  it.each([
    ['service:a level>=error', 'service', 'level>=error'],
    ['service.name:(a OR b) -service:c timeout', 'service', 'timeout'],
    ['service:a OR host:b', 'service', 'service:a OR host:b'],
    ['level>=warn', 'severity', ''],
    ['"open service:a', 'service', '"open service:a'],
    ['', 'service', ''],
  ])('%j without %s', (text, field, expected) => {
    expect(withoutField(LOG_FIELDS, text, field)).toBe(expected);
  });
});

describe('namedValues', () => {
  it.each([
    ['service:a timeout', 'service', ['a']],
    ['service.name:(a OR b) -service:c host:d', 'service', ['a', 'b', 'c']],
    ['-service:(a OR b)', 'service', ['a', 'b']],
    ['service:a OR host:b', 'service', []],
    ['service:a* service:*', 'service', []],
    ['"open service:a', 'service', []],
    ['', 'service', []],
  ])('%j names of %s', (text, field, expected) => {
    expect(namedValues(LOG_FIELDS, text, field)).toEqual(expected);
  });
});

it('anyTerm leaves what else was asked', () => {
  expect(anyTerm('a OR b', 'service', ['c', 'd e'])).toBe('(a OR b) service:(c OR "d e")');
  expect(anyTerm('', 'service', ['c'])).toBe('service:c');
});

it('onlyTerm replaces what was asked of the field', () => {
  expect(onlyTerm(LOG_FIELDS, 'service:(a OR b) timeout', 'service', 'c')).toBe('timeout service:c');
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

it.each([
  ['service:a timeout', 'a'],
  ['service.name:a -service:b', 'a'],
  ['service:(a OR b)', undefined],
  ['-service:a', undefined],
  ['timeout', undefined],
])('%j leaves one service: %s', (text, value) => {
  expect(onlyValue(LOG_FIELDS, text, 'service')).toBe(value);
});
