import { describe, expect, it } from 'vitest';
import { completeFilter, findCompletionSpot } from './complete-filter';

/** `|` marks the caret. */
const spotAt = (marked: string) => findCompletionSpot(marked.replace('|', ''), marked.indexOf('|'));

describe('findCompletionSpot', () => {
  it.each([
    ['|', { kind: 'field', field: '', prefix: '', start: 0, end: 0 }],
    ['ser|', { kind: 'field', field: '', prefix: 'ser', start: 0, end: 3 }],
    ['se|rvice:a', { kind: 'field', field: '', prefix: 'se', start: 0, end: 7 }],
    ['service:|', { kind: 'value', field: 'service', prefix: '', start: 8, end: 8 }],
    ['service:che|', { kind: 'value', field: 'service', prefix: 'che', start: 8, end: 11 }],
    ['-service:che|', { kind: 'value', field: 'service', prefix: 'che', start: 9, end: 12 }],
    ['service:"a b|', { kind: 'value', field: 'service', prefix: 'a b', start: 8, end: 12 }],
    ['level>=|', { kind: 'value', field: 'level', prefix: '', start: 7, end: 7 }],
    ['service:(a OR b|)', { kind: 'value', field: 'service', prefix: 'b', start: 14, end: 15 }],
    ['service:(|', { kind: 'value', field: 'service', prefix: '', start: 9, end: 9 }],
    ['service:a |', { kind: 'field', field: '', prefix: '', start: 10, end: 10 }],
    ['-|', { kind: 'field', field: '', prefix: '', start: 1, end: 1 }],
  ])('at %s', (marked, spot) => {
    expect(spotAt(marked)).toEqual(spot);
  });

  it.each(['"connection po|', 'status:[500 T|', 'a AN|D b'])('stays silent at %s', (marked) => {
    expect(spotAt(marked)).toBeUndefined();
  });
});

describe('completeFilter', () => {
  const complete = (marked: string, choice: string): string => {
    const source = marked.replace('|', '');
    const spot = spotAt(marked);
    if (!spot) throw new Error('no spot');
    const { text, caret } = completeFilter(source, spot, choice);
    return `${text.slice(0, caret)}|${text.slice(caret)}`;
  };

  it.each([
    ['ser|', 'service', 'service:|'],
    ['se|:a', 'service', 'service:|a'],
    ['service:che|', 'checkout', 'service:checkout |'],
    ['service:che| b', 'checkout', 'service:checkout |b'],
    ['service:|', 'my shop', 'service:"my shop" |'],
    ['service:(a OR b|)', 'beta', 'service:(a OR beta)|'],
  ])('%s + %s', (marked, choice, expected) => {
    expect(complete(marked, choice)).toBe(expected);
  });
});
