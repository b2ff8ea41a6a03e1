import { FilterError, type FoundMistake } from './filter-error';
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
    const place = { offset: MAX_LENGTH, length: text.length - MAX_LENGTH };
    throw new FilterError('tooLong', place, { max: MAX_LENGTH, given: text.length });
  }
  const state: ParseState = { text, at: 0, depth: 0, terms: 0 };
  skipSpace(state);
  if (state.at === text.length) return { kind: 'all' };
  const node = readAny(state, readTerm);
  if (state.at < text.length) throw new FilterError('closesNothing', { offset: state.at });
  return node;
}

/** The first mistake in the text; null when it can be used as it is. */
export function findFilterError(text: string): (FoundMistake & { message: string }) | null {
  try {
    parseFilter(text);
    return null;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return { message: error.message, ...error.found };
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
      throw new FilterError('excludesNothing', { offset: start }, { sign: state.text[start] ?? '' });
    }
    return { kind: 'not', child: deeper(state, () => readNegated(state, term)) };
  }
  return readPrimary(state, term);
}

function readPrimary(state: ParseState, term: ReadTerm): FilterNode {
  const start = state.at;
  if (peek(state) === '(') return readGroup(state, term);
  if (start >= state.text.length || peek(state) === ')') {
    throw new FilterError('termMissing', { offset: Math.max(0, Math.min(start, state.text.length - 1)) });
  }
  for (const keyword of ['AND', 'OR']) {
    if (takeKeyword(state, keyword)) {
      throw new FilterError('keywordFirst', { offset: start, length: keyword.length }, { keyword });
    }
  }
  state.terms += 1;
  if (state.terms > MAX_TERMS)
    throw new FilterError('tooManyTerms', { offset: start, length: state.text.length - start }, { max: MAX_TERMS });
  return term(state);
}

function readGroup(state: ParseState, term: ReadTerm): FilterNode {
  const start = state.at;
  state.at += 1;
  return deeper(state, () => {
    skipSpace(state);
    if (peek(state) === ')') throw new FilterError('emptyParentheses', { offset: start, length: state.at + 1 - start });
    if (state.at >= state.text.length) throw new FilterError('neverClosed', { offset: start });
    const node = readAny(state, term);
    if (!take(state, ')')) throw new FilterError('neverClosed', { offset: start, length: state.at - start });
    return node;
  });
}

function deeper(state: ParseState, read: () => FilterNode): FilterNode {
  state.depth += 1;
  if (state.depth > MAX_DEPTH) throw new FilterError('tooDeep', { offset: state.at }, { max: MAX_DEPTH });
  const node = read();
  state.depth -= 1;
  return node;
}

function readTerm(state: ParseState): FilterNode {
  if (isFieldNext(state)) return readFieldTerm(state, (term) => readGroup(state, () => term(state)));
  const word = peek(state) === '"' ? readQuoted(state) : readBare(state);
  return termFromWord(null, word);
}
