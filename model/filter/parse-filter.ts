import type { FieldSet } from '@/model/fields/field-set';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { FilterError, type FoundMistake } from './filter-error';
import { allOf, anyOf, type FilterNode } from './filter-node';
import { type ParseState, readEntry, readFieldTerm, readText } from './parse-term';
import { type FilterToken, tokenizeFilter } from './tokenize-filter';

const MAX_LENGTH = 4000;
const MAX_DEPTH = 40;
const MAX_TERMS = 200;

/** Reads one term: a word, a phrase, or what follows a field; lists read theirs differently. */
type ReadTerm = (state: ParseState) => FilterNode;

/**
 * The filter language: bare words, "phrases" and /patterns/ search the text, `field:value`, `field:*`, `field:a*b`,
 * `level>=error`, `field!=value`, `field:[1 TO 5]`, `field:(a OR b)`, `field in (a, b)`, `-`, NOT, AND (may be left
 * out), OR, parentheses. AND binds tighter than OR. Blank text matches everything.
 * @throws AppError invalid_filter with details { offset, length } of the mistake
 */
export function parseFilter(text: string, fields: FieldSet = LOG_FIELDS): FilterNode {
  if (text.length > MAX_LENGTH) {
    const place = { offset: MAX_LENGTH, length: text.length - MAX_LENGTH };
    throw new FilterError('tooLong', place, { max: MAX_LENGTH, given: text.length });
  }
  const tokens = tokenizeFilter(text).filter((token) => token.kind !== 'space');
  const state: ParseState = { text, tokens, at: 0, fields, depth: 0, terms: 0 };
  const [first] = tokens;
  if (first === undefined) return { kind: 'all' };
  const node = readAny(state, readTerm);
  const rest = tokens[state.at];
  if (rest) throw new FilterError('closesNothing', { offset: rest.start });
  return node;
}

/** The first mistake in the text; null when it can be used as it is. */
export function findFilterError(text: string, fields?: FieldSet): (FoundMistake & { message: string }) | null {
  try {
    parseFilter(text, fields);
    return null;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return { message: error.message, ...error.found };
  }
}

const isA = (token: FilterToken | undefined, kind: FilterToken['kind'], text: string): boolean =>
  token?.kind === kind && token.text === text;

function take(state: ParseState, kind: FilterToken['kind'], text: string): FilterToken | undefined {
  const token = state.tokens[state.at];
  if (!isA(token, kind, text)) return undefined;
  state.at += 1;
  return token;
}

function readAny(state: ParseState, term: ReadTerm): FilterNode {
  const first = readAll(state, term);
  const others: FilterNode[] = [];
  while (take(state, 'logic', 'OR')) others.push(readAll(state, term));
  return anyOf([first, ...others]);
}

function readAll(state: ParseState, term: ReadTerm): FilterNode {
  const nodes = [readNegated(state, term)];
  for (;;) {
    const next = state.tokens[state.at];
    if (!take(state, 'logic', 'AND') && (!next || isA(next, 'paren', ')') || isA(next, 'logic', 'OR')))
      return allOf(nodes);
    nodes.push(readNegated(state, term));
  }
}

function readNegated(state: ParseState, term: ReadTerm): FilterNode {
  const sign = state.tokens[state.at];
  if (take(state, 'logic', 'NOT')) return { kind: 'not', child: deeper(state, () => readNegated(state, term)) };
  if (sign?.kind !== 'not') return readPrimary(state, term);
  state.at += 1;
  const next = state.tokens[state.at];
  if (next?.start !== sign.end || isA(next, 'paren', ')'))
    throw new FilterError('excludesNothing', { offset: sign.start }, { sign: sign.text });
  return { kind: 'not', child: deeper(state, () => readNegated(state, term)) };
}

function readPrimary(state: ParseState, term: ReadTerm): FilterNode {
  const next = state.tokens[state.at];
  if (next && isA(next, 'paren', '(')) return readGroup(state, term);
  if (!next || next.kind === 'paren') {
    throw new FilterError('termMissing', {
      offset: Math.max(0, Math.min(next?.start ?? Infinity, state.text.length - 1)),
    });
  }
  if (next.kind === 'logic') {
    const place = { offset: next.start, length: next.text.length };
    throw new FilterError('keywordFirst', place, { keyword: next.text });
  }
  state.terms += 1;
  if (state.terms > MAX_TERMS) {
    const place = { offset: next.start, length: state.text.length - next.start };
    throw new FilterError('tooManyTerms', place, { max: MAX_TERMS });
  }
  return term(state);
}

function readGroup(state: ParseState, term: ReadTerm): FilterNode {
  const start = state.tokens[state.at]?.start ?? 0;
  state.at += 1;
  return deeper(state, () => {
    const next = state.tokens[state.at];
    if (!next) throw new FilterError('neverClosed', { offset: start });
    if (isA(next, 'paren', ')')) throw new FilterError('emptyParentheses', { offset: start, length: next.end - start });
    const node = readAny(state, term);
    if (!take(state, 'paren', ')'))
      throw new FilterError('neverClosed', { offset: start, length: state.text.length - start });
    return node;
  });
}

function deeper(state: ParseState, read: () => FilterNode): FilterNode {
  state.depth += 1;
  const here = state.tokens[state.at]?.start ?? state.text.length;
  if (state.depth > MAX_DEPTH) throw new FilterError('tooDeep', { offset: here }, { max: MAX_DEPTH });
  const node = read();
  state.depth -= 1;
  return node;
}

function readTerm(state: ParseState): FilterNode {
  if (state.tokens[state.at]?.kind !== 'field') return readText(state);
  return readFieldTerm(state, (field) => readGroup(state, (inner) => readEntry(inner, field)));
}
