import { describe, expect, it } from 'vitest';
import { toOneLine, toPlainText, toRowText } from './plain-text';

describe('toPlainText', () => {
  it.each([
    ['\u001b[31merror\u001b[0m done', 'error done'],
    ['\u001b]8;;http://x\u0007link\u001b]8;;\u0007', 'link'],
    ['a\u0000b\u0007', 'a␀b␇'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['<b>bold</b>', '<b>bold</b>'],
  ])('%j → %j', (text, plain) => {
    expect(toPlainText(text)).toBe(plain);
  });
});

describe('toRowText', () => {
  it('cuts a 1 MB line quickly and never through a surrogate pair', () => {
    const started = performance.now();
    const text = toRowText('\u001b['.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(50);
    expect(text.length).toBeLessThanOrEqual(2001);
    expect(toRowText('aa😀', 3)).toBe('aa…');
  });
});

it('shows line breaks in one line', () => {
  expect(toOneLine('a\n  at b\r\nc')).toBe('a ⏎ at b ⏎ c');
});
