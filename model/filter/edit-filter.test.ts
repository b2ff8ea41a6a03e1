import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { addTerm, findTerm, removeTerm, searchedTexts } from './edit-filter';
import { conjuncts } from './filter-node';
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
    ['-service:(a OR b) timeout', 'service', 'a', false, 'service:a timeout'],
    ['-service:b', 'service', 'a', false, 'service:a'],
    ['service:pay*', 'service', 'payment', false, 'service:payment'],
    ['-service:pay*', 'service', 'payment', false, 'service:payment'],
    ['service:*', 'service', 'payment', false, 'service:payment'],
    ['level>=error timeout', 'severity', 'warn', false, 'severity:warn timeout'],
    ['size:[1 TO 5]', 'size', '9', false, 'size:9'],
    ['size>=1 size<5', 'size', '9', false, 'size:9'],
    ['size:(1 OR 2) size:1*', 'size', '9', false, 'size:(1 OR 2 OR 9)'],
    ['size in (1, 2)', 'size', '9', false, 'size:(1 OR 2 OR 9)'],
    ['size in (1, 2)', 'size', '2', true, 'size:1 -size:2'],
    ['size>=1', 'size', '3', true, 'size>=1 -size:3'],
    ['level:critical', 'severity', 'fatal', false, 'level:critical'],
    ['level:critical', 'severity', 'fatal', true, '-severity:fatal'],
    ['attributes.status:a', 'status', '500', false, 'attributes.status:a status:500'],
  ])('%s with %s=%s (negated: %s) is %s', (text, field, value, negate, expected) => {
    expect(addTerm(LOG_FIELDS, text, field, value, negate)).toBe(expected);
  });

  it('never leaves a filter that nothing can match', () => {
    const about = fc
      .constantFrom('a', 'b', 'c')
      .chain((value) =>
        fc.constantFrom(
          `region:${value}`,
          `-region:${value}`,
          `region:${value}*`,
          `region>=${value}`,
          'region:(a OR b)',
        ),
      );
    fc.assert(
      fc.property(fc.array(about, { maxLength: 3 }), fc.constantFrom('a', 'b', 'c'), (terms, value) => {
        const added = addTerm(LOG_FIELDS, terms.join(' '), 'region', value);
        const said = conjuncts(parseFilter(added));
        // Either it was named already, or one list of values is all that is said.
        expect(said.length === 1 || added === terms.join(' ')).toBe(true);
        expect(findTerm(LOG_FIELDS, added, 'region', value)).toBe('include');
      }),
    );
  });

  it('is undone by removeTerm and seen by findTerm', () => {
    const texts = fc.constantFrom('', 'timeout', 'a OR b', 'x:1 -y:2', 'level>=error (a OR b)');
    fc.assert(
      fc.property(texts, fc.string(), fc.boolean(), (text, value, negate) => {
        const added = addTerm(LOG_FIELDS, text, 'region', value, negate);
        expect(findTerm(LOG_FIELDS, added, 'region', value)).toBe(negate ? 'exclude' : 'include');
        expect(parseFilter(removeTerm(LOG_FIELDS, added, 'region', value, negate))).toEqual(parseFilter(text));
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
    expect(removeTerm(LOG_FIELDS, text, field, value)).toBe(expected);
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
