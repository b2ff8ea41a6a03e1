import { describe, expect, it } from 'vitest';
import { tokenizeFilter, unquote } from './tokenize-filter';

const kinds = (source: string): string[] =>
  tokenizeFilter(source)
    .filter((token) => token.kind !== 'space')
    .map((token) => `${token.negated ? '!' : ''}${token.kind}=${token.text}`);

describe('tokenizeFilter', () => {
  it.each([
    ['service:checkout', ['field=service', 'operator=:', 'value=checkout']],
    ['level>=error', ['field=level', 'operator=>=', 'value=error']],
    ['status:[500 TO 599]', ['field=status', 'operator=:', 'value=[500 TO 599]']],
    ['-path:/health', ['not=-', '!field=path', '!operator=:', '!value=/health']],
    ['"connection pool" timeout', ['text="connection pool"', 'text=timeout']],
    ['NOT a OR b', ['logic=NOT', '!text=a', 'logic=OR', 'text=b']],
    ['service:(a OR b)', ['field=service', 'operator=:', 'paren=(', 'value=a', 'logic=OR', 'value=b', 'paren=)']],
    ['ANDROID', ['text=ANDROID']],
    ["it's 10.0.0.1:80 http://x", ["text=it's", 'text=10.0.0.1:80', 'text=http://x']],
    ['host!=a !b', ['field=host', 'operator=!=', 'value=a', 'not=!', '!text=b']],
    ['service:', ['field=service', 'operator=:']],
    ['f in (a, "b c")', ['field=f', 'operator=in', 'paren=(', 'value=a', 'comma=,', 'value="b c"', 'paren=)']],
    ['path:/a (b|c)/ d', ['field=path', 'operator=:', 'value=/a (b|c)/', 'text=d']],
    ['x=~y', ['field=x', 'operator==~', 'value=y']],
    ['body:"half', ['field=body', 'operator=:', 'value="half']],
  ])('splits %s', (source, expected) => {
    expect(kinds(source)).toEqual(expected);
  });

  it('names the field of every value, also in groups, and forgets it behind them', () => {
    const fields = tokenizeFilter('-service:(a OR b) c host:d').filter((token) => /value|text/.test(token.kind));
    expect(fields.map((token) => [token.text, token.field, token.negated])).toEqual([
      ['a', 'service', true],
      ['b', 'service', true],
      ['c', '', false],
      ['d', 'host', false],
    ]);
  });

  it.each([
    '',
    '(((',
    ')',
    '"',
    "a:'",
    'a"b"c',
    'a:b"c',
    ':::',
    '>=',
    '- -',
    'a:>=',
    '[',
    '한국어 로그:값',
    '\\',
    '/a b/',
    'x in (',
    'x in (a,,b',
    'x in',
    'x:/',
  ])('covers %j without gaps', (source) => {
    const tokens = tokenizeFilter(source);
    expect(tokens.map((token) => token.text).join('')).toBe(source);
    for (const token of tokens) expect(source.slice(token.start, token.end)).toBe(token.text);
  });
});

describe('unquote', () => {
  it.each([
    ['plain', 'plain'],
    ['"a b"', 'a b'],
    ['"a \\"b\\""', 'a "b"'],
    ['"open', 'open'],
    ['"', ''],
  ])('%s → %s', (quoted, content) => {
    expect(unquote(quoted)).toBe(content);
  });
});
