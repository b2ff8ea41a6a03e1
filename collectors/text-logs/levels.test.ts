import { describe, expect, it } from 'vitest';
import { severityOf } from '@/model/severity';
import { parseTextLine } from './parse-text-line';

describe('a level', () => {
  const levelOf = (line: string) => severityOf(parseTextLine(line, { observedTimeUnixNano: '1' }).severityNumber);

  it.each([
    ['error: cannot open', 'error'],
    ['fail: Some.Category[13]', 'error'],
    ['dbug: Some.Category[13]', 'debug'],
    ['trce: Some.Category[13]', 'trace'],
    ['[WARN] low disk', 'warn'],
    ['panic: index out of range', 'fatal'],
    ['2023-01-29 08:42:22 [main] WARN slow', 'warn'],
    ['2023-01-29 08:42:22 a.b.C [t-1] [ERROR] no', 'error'],
    ['2023-01-29 08:42:22 | pool.worker | FATAL no', 'fatal'],
    ['2023-01-29 08:42:22 config: read', 'debug'],
  ])('stands in %s', (line, severity) => {
    expect(levelOf(line)).toBe(severity);
  });

  it.each([
    'all fine',
    'config: reloaded',
    'http: server closed',
    'error::Trace',
    '2023-01-29 08:42:22 import done: 0 ERROR, 3 WARNING',
    '2023-01-29 08:42:22 someone read /manual/FATAL-errors',
    '2023-01-29 08:42:22 counted ERROR=3',
    '2023-01-29 08:42:22 the ERROR page was shown',
    '2023-01-29 08:42:22 config reloaded',
    '2023-01-29 08:42:22 fine tuning begins',
    '2023-01-29 08:42:22 success rate 0.9',
  ])('is not guessed from %s', (line) => {
    expect([levelOf(line), parseTextLine(line, { observedTimeUnixNano: '1' }).body]).toEqual([
      'unknown',
      line.replace(/^[\d-]+ [\d:]+ /, ''),
    ]);
  });
});
