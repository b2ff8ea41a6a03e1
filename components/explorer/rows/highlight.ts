import { searchedTexts } from '@/model/filter/edit-filter';
import { findFilterError, parseFilter } from '@/model/filter/parse-filter';

/** A run of text; `hit` when the filter asked for it. */
export interface TextRun {
  text: string;
  hit: boolean;
}

const MAX_RUNS = 200;

/** The words of a filter that can be found in a message, the longest first; none while it does not parse. */
export function hitWords(filter: string): string[] {
  if (findFilterError(filter)) return [];
  const words = searchedTexts(parseFilter(filter)).filter((word) => word.length > 1);
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

/** One expression for all words, longest first; undefined when there is nothing to look for. */
export function hitPattern(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  return new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu');
}

/** Cuts a text into hits and the rest. */
export function splitHits(text: string, pattern: RegExp | undefined): TextRun[] {
  if (!pattern) return [{ text, hit: false }];
  const runs: TextRun[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (runs.length >= MAX_RUNS) break;
    if (match.index > end) runs.push({ text: text.slice(end, match.index), hit: false });
    runs.push({ text: match[0], hit: true });
    end = match.index + match[0].length;
  }
  if (end < text.length || runs.length === 0) runs.push({ text: text.slice(end), hit: false });
  return runs;
}
