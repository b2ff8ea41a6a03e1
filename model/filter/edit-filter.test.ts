import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTerm, findTerm, removeTerm, searchedTexts } from './edit-filter';
import { parseFilter } from './parse-filter';

describe('addTerm', () => {
  it.each([
    ['', 'service', 'checkout', false, 'service:checkout'],
    ['timeout', 'service', 'checkout', false, 'timeout service:checkout'],
    ['a OR b', 'service', 'x', true, '(a OR b) -service:x'],
    ['service:a', 'service', 'a', false, 'service:a'],
    ['service:a', 'service.name', 'b', false, 'service:a OR service.name:b'],
    ['service:a timeout', 'service', 'b', false, 'service:(a OR b) timeout'],
    ['-service:a', 'service', 'a', false, 'service:a'],
    ['service:(a OR b)', 'service', 'a', true, 'service:b -service:a'],
    ['', 'user agent', 'curl "7"', false, '"user agent":"curl \\"7\\""'],
    ['', 'region', '', false, 'region:""'],
    ['"open', 'service', 'a', false, '"open service:a'],
  ])('%s with %s=%s (negated: %s) is %s', (text, field, value, negate, expected) => {
    expect(addTerm(text, field, value, negate)).toBe(expected);
  });

  it('is undone by removeTerm and seen by findTerm', () => {
    const texts = fc.constantFrom('', 'timeout', 'a OR b', 'x:1 -y:2', 'level>=error (a OR b)');
    fc.assert(
      fc.property(texts, fc.string(), fc.boolean(), (text, value, negate) => {
        const added = addTerm(text, 'region', value, negate);
        expect(findTerm(added, 'region', value)).toBe(negate ? 'exclude' : 'include');
        expect(parseFilter(removeTerm(added, 'region', value, negate))).toEqual(parseFilter(text));
      }),
    );
  });
});

describe('removeTerm', () => {
  it.each([
    ['service:(a OR b OR c)', 'service', 'b', 'service:(a OR c)'],
    ['service:(a OR b)', 'service', 'b', 'service:a'],
    ['x  AND  y', 'service', 'b', 'x  AND  y'],
    ['"open', 'service', 'b', '"open'],
  ])('%s without %s=%s is %s', (text, field, value, expected) => {
    expect(removeTerm(text, field, value)).toBe(expected);
  });
});

describe('searchedTexts', () => {
  it('names what to highlight', () => {
    expect(searchedTexts(parseFilter('timeout -ignored (f:x OR "connection pool") err*'))).toEqual([
      'timeout',
      'connection pool',
      'err',
    ]);
  });
});
