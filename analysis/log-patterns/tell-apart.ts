import { patternPhrases } from './pattern-phrases';

/** A template, some of its messages, and both in lower case, since searching does not mind letter case. */
export interface PatternText {
  template: readonly string[];
  examples: readonly string[];
  texts: readonly string[];
}

/** More, or longer, would make a filter that nobody can read. */
const MAX_EXCLUDED = 8;
const MAX_LENGTH = 100;

export function patternText(template: readonly string[], examples: readonly string[]): PatternText {
  return { template, examples, texts: [template.join(' '), ...examples].map((text) => text.toLowerCase()) };
}

/**
 * What to leave out so that `phrases`, which find the messages of `own`, do not find those of `others` as well: of each
 * such template a phrase that `own` lacks. `isExact` is false when one cannot be told apart, or nothing is searched for.
 */
export function tellApart(
  phrases: readonly string[],
  own: PatternText,
  others: readonly PatternText[],
): { excluded: string[]; isExact: boolean } {
  const wanted = phrases.map((phrase) => phrase.toLowerCase());
  const excluded: string[] = [];
  let isExact = wanted.length > 0;
  for (const { template, examples, texts } of others) {
    const isFound = texts.some((text) => wanted.every((phrase) => text.includes(phrase)));
    if (!isFound || excluded.some((phrase) => texts.every((text) => hasPhrase(text, phrase)))) continue;
    const telling = patternPhrases(template, examples).find(
      (phrase) => phrase.length <= MAX_LENGTH && !own.texts.some((text) => hasPhrase(text, phrase)),
    );
    if (telling && excluded.length < MAX_EXCLUDED) excluded.push(telling);
    else isExact = false;
  }
  return { excluded, isExact };
}

const hasPhrase = (text: string, phrase: string): boolean => text.includes(phrase.toLowerCase());
