import { AppError } from '@/model/errors';
import { filterError } from './filter-error';
import { allOf, anyOf, type FilterNode } from './filter-node';
import { isFieldNext, readFieldTerm, termFromWord } from './parse-term';
import { peek, readBare, readQuoted, type Scanner, skipSpace, take, takeKeyword } from './scanner';

const MAX_LENGTH = 4000;
const MAX_DEPTH = 40;
const MAX_TERMS = 200;

/** Where a parse stands, with the guards that keep a hostile text from costing stack or statement size. */
export interface ParseState extends Scanner {
  depth: number;
  terms: number;
}

/** Reads one term: a word, a phrase, or what follows a field; lists read theirs differently. */
type ReadTerm = (state: ParseState) => FilterNode;

/**
 * The filter language: bare words and "phrases" search the body, `field:value`, `field:*`, `field:a*b`,
 * `level>=error`, `field!=value`, `field:[1 TO 5]`, `field:(a OR b)`, `-`, NOT, AND (may be left out), OR, parentheses.
 * AND binds tighter than OR. Blank text matches everything.
 * @throws AppError invalid_filter with details { offset, length } of the mistake
 */
export function parseFilter(text: string): FilterNode {
  if (text.length > MAX_LENGTH) {
    throw filterError(
      `A filter may have ${MAX_LENGTH} characters; this one has ${text.length}.`,
      MAX_LENGTH,
      text.length - MAX_LENGTH,
    );
  }
  const state: ParseState = { text, at: 0, depth: 0, terms: 0 };
  skipSpace(state);
  if (state.at === text.length) return { kind: 'all' };
  const node = readAny(state, readTerm);
  if (state.at < text.length) throw filterError('This parenthesis closes nothing.', state.at);
  return node;
}

/** The first mistake in the text; null when it can be used as it is. */
export function findFilterError(text: string): { message: string; offset: number; length: number } | null {
  try {
    parseFilter(text);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { message: error.message, offset: Number(error.details.offset), length: Number(error.details.length) };
  }
}

function readAny(state: ParseState, term: ReadTerm): FilterNode {
  const first = readAll(state, term);
  const others: FilterNode[] = [];
  while (takeKeyword(state, 'OR')) others.push(readAll(state, term));
  return anyOf([first, ...others]);
}

function readAll(state: ParseState, term: ReadTerm): FilterNode {
  const nodes = [readNegated(state, term)];
  for (;;) {
    skipSpace(state);
    if (takeKeyword(state, 'AND')) nodes.push(readNegated(state, term));
    else if (atEnd(state)) return allOf(nodes);
    else nodes.push(readNegated(state, term));
  }
}

function atEnd(state: ParseState): boolean {
  if (state.at >= state.text.length || peek(state) === ')') return true;
  const here = state.at;
  const isOr = takeKeyword(state, 'OR');
  state.at = here;
  return isOr;
}

function readNegated(state: ParseState, term: ReadTerm): FilterNode {
  skipSpace(state);
  const start = state.at;
  if (takeKeyword(state, 'NOT')) return { kind: 'not', child: deeper(state, () => readNegated(state, term)) };
  if (take(state, '-') || take(state, '!')) {
    if (/^[\s)]?$/u.test(peek(state))) {
      throw filterError(
        `Put what to exclude directly after "${state.text[start]}", or quote it to search for it.`,
        start,
      );
    }
    return { kind: 'not', child: deeper(state, () => readNegated(state, term)) };
  }
  return readPrimary(state, term);
}

function readPrimary(state: ParseState, term: ReadTerm): FilterNode {
  const start = state.at;
  if (peek(state) === '(') return readGroup(state, term);
  if (start >= state.text.length || peek(state) === ')') {
    throw filterError('A term is missing here.', Math.max(0, Math.min(start, state.text.length - 1)));
  }
  for (const keyword of ['AND', 'OR']) {
    if (takeKeyword(state, keyword)) {
      throw filterError(
        `${keyword} needs a term before it. Write "${keyword}" in quotation marks to search for the word.`,
        start,
        keyword.length,
      );
    }
  }
  state.terms += 1;
  if (state.terms > MAX_TERMS)
    throw filterError(`A filter may have ${MAX_TERMS} terms.`, start, state.text.length - start);
  return term(state);
}

function readGroup(state: ParseState, term: ReadTerm): FilterNode {
  const start = state.at;
  state.at += 1;
  return deeper(state, () => {
    skipSpace(state);
    if (peek(state) === ')') throw filterError('These parentheses are empty.', start, state.at + 1 - start);
    if (state.at >= state.text.length) throw filterError('This parenthesis is never closed.', start);
    const node = readAny(state, term);
    if (!take(state, ')')) throw filterError('This parenthesis is never closed.', start, state.at - start);
    return node;
  });
}

function deeper(state: ParseState, read: () => FilterNode): FilterNode {
  state.depth += 1;
  if (state.depth > MAX_DEPTH) throw filterError(`Parentheses and negations may nest ${MAX_DEPTH} deep.`, state.at);
  const node = read();
  state.depth -= 1;
  return node;
}

function readTerm(state: ParseState): FilterNode {
  if (isFieldNext(state)) return readFieldTerm(state, (term) => readGroup(state, () => term(state)));
  const word = peek(state) === '"' ? readQuoted(state) : readBare(state);
  return termFromWord(null, word);
}
