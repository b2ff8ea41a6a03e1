import { describe, expect, it } from 'vitest';
import { hitPattern, hitWords, splitHits } from './highlight';

describe('hitWords', () => {
  it.each([
    ['timeout', ['timeout']],
    ['service:checkout "connection pool" -ignored', ['connection pool']],
    ['body:refused NOT gone', ['refused']],
    ['time* -message:x', ['time']],
    ['"open', []],
    ['', []],
  ])('%j', (filter, words) => {
    expect(hitWords(filter)).toEqual(words);
  });
});

describe('splitHits', () => {
  const marked = (text: string, words: string[]) =>
    splitHits(text, hitPattern(words))
      .map((run) => (run.hit ? `[${run.text}]` : run.text))
      .join('');

  it.each([
    ['Pool TIMEOUT after timeout', ['timeout'], 'Pool [TIMEOUT] after [timeout]'],
    ['a.c abc', ['a.c'], '[a.c] abc'],
    ['(((', ['('], '[(][(][(]'],
    ['결제 시간 초과', ['시간'], '결제 [시간] 초과'],
    ['nothing', [], 'nothing'],
    ['', ['x'], ''],
  ])('%s', (text, words, expected) => {
    expect(marked(text, words)).toBe(expected);
  });

  it('stays bounded on a line of nothing but hits', () => {
    expect(splitHits('ab'.repeat(2000), hitPattern(['ab'])).length).toBeLessThanOrEqual(201);
  });
});
