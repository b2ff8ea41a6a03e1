import { expect, test } from 'vitest';
import { patternPhrases } from './pattern-phrases';
import { patternText, tellApart } from './tell-apart';

const pattern = (template: string, ...examples: string[]) => patternText(template.split(' '), examples);
const failed = pattern(
  'Failed password for <*> from <*> port <*> ssh2',
  'Failed password for root from 5.36.59.76 port 42393 ssh2',
);
const invalid = pattern(
  'Failed password for invalid user <*> from <*> port <*> ssh2',
  'Failed password for invalid user ann from 5.36.59.76 port 42393 ssh2',
);
const phrases = patternPhrases(failed.template, failed.examples);

test('a template that has all phrases of another is left out by a phrase of its own', () => {
  expect(tellApart(phrases, failed, [invalid])).toEqual({
    excluded: ['Failed password for invalid user'],
    isExact: true,
  });
});

test('templates that are not found anyway leave nothing out', () => {
  const others = [pattern('Accepted password for <*> from <*> port <*> ssh2'), pattern('session closed')];
  expect(tellApart(phrases, failed, others)).toEqual({ excluded: [], isExact: true });
  expect(tellApart(patternPhrases(invalid.template, invalid.examples), invalid, [failed]).excluded).toEqual([]);
});

test('one phrase serves for several templates', () => {
  const longer = pattern('Failed password for invalid user <*> <*> from <*> port <*> ssh2');
  expect(tellApart(phrases, failed, [invalid, longer]).excluded).toEqual(['Failed password for invalid user']);
});

test('what a variable part of another may hold counts, in any letter case', () => {
  const other = pattern('<*> said <*>', 'sshd said FAILED PASSWORD FOR x FROM y PORT 1 SSH2');
  expect(tellApart(phrases, failed, [other])).toEqual({ excluded: ['said'], isExact: true });
});

test('templates without a phrase of their own cannot be told apart', () => {
  const longer = pattern('Failed password for <*> <*> from <*> port <*> ssh2');
  expect(tellApart(phrases, failed, [longer])).toEqual({ excluded: [], isExact: false });
  expect(tellApart([], pattern('<*> <*>'), [])).toEqual({ excluded: [], isExact: false });
});
