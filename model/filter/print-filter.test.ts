import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/model/errors';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { allOf, anyOf, COMPARISONS, type FilterNode } from './filter-node';
import { filterNodeSchema } from './filter-schema';
import { parseFilter } from './parse-filter';
import { printFilter } from './print-filter';

const HOSTILE = [
  "'); DROP TABLE logs; --",
  '{p0:String}',
  '\\',
  '"',
  '*',
  'AND',
  '-',
  '!',
  '//x',
  '/x/',
  '/x',
  'x/',
  'in',
  '10.0.0.0/8',
  '@x',
  '|',
  ']',
  '<script>',
  '\n',
  '%_',
  '오류',
  '\u0000',
];
const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  fc.constantFrom(...HOSTILE),
  fc.stringMatching(/^[a-z0-9./:-]{1,8}$/),
);
const someText = anyText.filter((value) => value !== '');
const fieldName = fc.oneof(fc.constantFrom('service', 'user.id', 'http.method', 'TO'), someText).filter((name) => {
  const known = LOG_FIELDS.find(name);
  return known === undefined || (known.type === 'text' && known.name !== 'body' && known.name !== 'severity');
});
const parts = fc.array(anyText, { minLength: 2, maxLength: 4 }).filter((list) => list.some((part) => part !== ''));
const end = fc.option(fc.record({ value: someText, inclusive: fc.boolean() }));
const leaf: fc.Arbitrary<FilterNode> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), value: someText }),
  fc.record({ kind: fc.constant('text-pattern' as const), parts }),
  fc.record({ kind: fc.constant('equals' as const), field: fieldName, value: anyText }),
  fc.record({ kind: fc.constant('pattern' as const), field: fieldName, parts }),
  fc.record({
    kind: fc.constant('compare' as const),
    field: fieldName,
    operator: fc.constantFrom(...COMPARISONS),
    value: someText,
  }),
  fc.record({ kind: fc.constant('range' as const), field: fieldName, from: end, to: end }),
  fc.record({ kind: fc.constant('exists' as const), field: fieldName }),
  fc.record({
    kind: fc.constant('in' as const),
    field: fieldName,
    values: fc.uniqueArray(anyText, { minLength: 2, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('regex' as const),
    field: fc.option(fieldName),
    pattern: fc.oneof(
      someText.map((value) => value.replace(/[^\p{L}\p{N}]/gu, '.')),
      fc.constantFrom('a b', '"', '\\\\', '/', '[/]', '(a|b)c?'),
    ),
  }),
  fc.record({
    kind: fc.constant('cidr' as const),
    field: fieldName,
    network: fc.constantFrom('10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '::1/128'),
  }),
);
const { node } = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map(allOf),
    fc.tuple(tie('node'), tie('node')).map(anyOf),
    tie('node').map((child): FilterNode => ({ kind: 'not', child })),
  ),
}));

describe('printFilter', () => {
  it('prints what parses back to the same filter', () => {
    fc.assert(
      fc.property(node, (filter) => {
        const printed = printFilter(filter);
        fc.pre(printed.length <= 4000);
        expect(parseFilter(printed)).toEqual(filter);
        expect(filterNodeSchema.parse(filter)).toEqual(filter);
      }),
      { numRuns: 2000 },
    );
  });

  it('is stable: printing a parsed text twice changes nothing more', () => {
    const tokens = fc.constantFrom(
      'a',
      '"b c"',
      'f:x',
      '-',
      '(',
      ')',
      'OR',
      'AND',
      'NOT',
      'f:(a OR b)',
      'g:[1 TO 2]',
      'g>=3',
      'g in (a, b)',
      '/a b/',
      'h:/x/',
      'in',
      ',',
      '/',
      '*',
      ' ',
      '"',
      ':',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(tokens, { maxLength: 12 }).map((list) => list.join(' ')),
        ),
        (input) => {
          const parsed = parseOrNull(input);
          fc.pre(parsed !== null);
          if (parsed) expect(parseFilter(printFilter(parsed))).toEqual(parsed);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never fails with anything but a pointed error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(anyText).map((list) => list.join('')),
        ),
        (input) => {
          try {
            parseFilter(input);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
            const { code, details } = error as AppError;
            expect(code).toBe('invalid_filter');
            expect(Number(details.offset)).toBeGreaterThanOrEqual(0);
            expect(Number(details.offset)).toBeLessThanOrEqual(input.length);
            expect(Number(details.length)).toBeGreaterThanOrEqual(1);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['a AND (b OR c)', 'a (b OR c)'],
    ['f:(a OR b)', 'f:(a OR b)'],
    ['f:a OR f:b', 'f:(a OR b)'],
    ['NOT x', '-x'],
    ['status!=404', '-status:404'],
    ['"word"', 'word'],
  ])('prints %s as %s', (input, expected) => {
    expect(printFilter(parseFilter(input))).toBe(expected);
  });
});

function parseOrNull(input: string): FilterNode | null {
  try {
    return parseFilter(input);
  } catch {
    return null;
  }
}
