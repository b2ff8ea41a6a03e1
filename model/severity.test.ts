import { describe, expect, it } from 'vitest';
import { severityNumberOfName, severityOf, severityOfWord } from './severity';

describe('a level name', () => {
  it.each([
    ['trace trc trce TRAC Verbose V', 'trace'],
    ['debug dbg dbug DEBU D D3 debug5 DEBUG2', 'debug'],
    ['info inf Information informational I notice note INFO3 log System', 'info'],
    ['warn wrn WARNING warning W WARN2', 'warn'],
    ['error err ERRO eror fail failure severe E ERROR4', 'error'],
    ['fatal FATA ftl critical crit alert panic PANI emergency emerg dpanic F C A', 'fatal'],
  ])('%s', (names, severity) => {
    for (const name of names.split(' ')) expect([name, severityOfWord(name)]).toEqual([name, severity]);
  });

  it.each([
    ['INFO3', 11],
    ['WARN2', 14],
    ['ERROR4', 20],
    ['SEVERITY_NUMBER_ERROR2', 18],
    ['INFO+2', 11],
    ['DEBUG-4', 1],
    ['[WARN]', 13],
    ['<err>', 17],
    [' Info: ', 9],
    ['critical', 21],
    ['crit', 21],
  ])('%s is %i', (name, number) => {
    expect(severityNumberOfName(name)).toBe(number);
  });

  it.each(['', ' ', '[]', 'mystery', 'INFO9', 'errors', 'e'.repeat(70)])('%j is none', (name) => {
    expect(severityOfWord(name)).toBeUndefined();
  });
});

it('numbers outside 1-24 are unknown', () => {
  expect([-1, 0, 1, 12, 24, 25].map(severityOf)).toEqual(['unknown', 'unknown', 'trace', 'info', 'fatal', 'unknown']);
});
