import { WILDCARD } from './mask-variables';

const MAX_PHRASES = 8;

/**
 * What to search for to find the messages of a template: its runs of fixed tokens, longest first, at most eight.
 * A run is one phrase when every example has it with single spaces between, else each of its tokens is a phrase.
 */
export function patternPhrases(template: readonly string[], examples: readonly string[]): string[] {
  const phrases = fixedRuns(template).flatMap((run) => {
    const phrase = run.join(' ');
    return examples.every((example) => example.includes(phrase)) ? [phrase] : run;
  });
  const telling = [...new Set(phrases)].filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
  return telling.sort((a, b) => b.length - a.length).slice(0, MAX_PHRASES);
}

function fixedRuns(template: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const token of template) {
    if (token.includes(WILDCARD)) runs.push([]);
    else runs.at(-1)?.push(token);
  }
  return runs.filter((run) => run.length > 0);
}
