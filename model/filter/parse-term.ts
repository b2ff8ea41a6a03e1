import { type FieldSet, RECORD_TIMES } from '@/model/fields/field-set';
import { ipNetwork } from '@/model/fields/ip-address';
import { checkRegex, checkValue } from './check-value';
import { FilterError, type Place } from './filter-error';
import { type Comparison, type FilterNode, MAX_LIST, type RangeEnd } from './filter-node';
import { isKeywordAt, readBare, readQuoted, type Word } from './scanner';
import type { FilterToken } from './tokenize-filter';

/** Where a parse stands, with the guards that keep a hostile text from costing stack or statement size. */
export interface ParseState {
  readonly text: string;
  /** Without those of white space. */
  readonly tokens: readonly FilterToken[];
  readonly fields: FieldSet;
  at: number;
  depth: number;
  terms: number;
}

const MAX_NAME = 200;
const PIPE = /^[|&]+[=~]?$/;

const placeOf = ({ start, end }: Pick<Word, 'start' | 'end'>): Place => ({ offset: start, length: end - start });
const literal = (word: Word): string => word.parts[0] ?? '';
const isOpening = (token: FilterToken | undefined): boolean => token?.kind === 'paren' && token.text === '(';

function next(state: ParseState): FilterToken | undefined {
  const token = state.tokens[state.at];
  state.at += 1;
  return token;
}

/** A word, a phrase or a pattern of the searched text. @throws AppError invalid_filter */
export function readText(state: ParseState): FilterNode {
  return termFromWord(state, null, wordOf(next(state)));
}

/** One entry of `field:(a OR b)`. @throws AppError invalid_filter */
export function readEntry(state: ParseState, field: string): FilterNode {
  return termFromWord(state, field, wordOf(next(state)));
}

/** @param readList reads the parenthesised list that comes next */
export function readFieldTerm(state: ParseState, readList: (field: string) => FilterNode): FilterNode {
  const name = next(state);
  const operator = next(state);
  if (!name || !operator) throw new Error('A field token is followed by its operator.');
  const field = fieldName(name);
  if (RECORD_TIMES.has(field) && !state.fields.find(field))
    throw new FilterError('timeOfRange', placeOf(name), { field });
  const symbol = operator.text.replace(/^:(?=.)/, '');
  if (symbol === '=~' || symbol === '!~')
    throw new FilterError('matchOperator', placeOf(operator), { operator: symbol, field });
  if (symbol === '>' || symbol === '>=' || symbol === '<' || symbol === '<=')
    return readComparison(state, field, symbol, name);
  if (operator.text.toLowerCase() === 'in') return readIn(state, field);
  const node = readValue(state, field, operator, readList);
  return symbol === '!=' ? { kind: 'not', child: node } : node;
}

function fieldName(token: FilterToken): string {
  const word = wordOf(token);
  const name = word.parts.join('*');
  if (name.length > MAX_NAME) throw new FilterError('longName', placeOf(word), { max: MAX_NAME });
  if (word.form === 'bare' && name.startsWith('@'))
    throw new FilterError('atSign', placeOf(word), { field: name.slice(1) });
  return name;
}

function wordOf(token: FilterToken | undefined): Word {
  const word = token?.word;
  if (!word) throw new FilterError('termMissing', { offset: token?.start ?? 0 });
  if (!word.closed) throw new FilterError('quoteNeverClosed', placeOf(word));
  return word;
}

function readComparison(state: ParseState, field: string, operator: Comparison, name: FilterToken): FilterNode {
  const token = state.tokens[state.at];
  if (token?.kind !== 'value') {
    const end = token?.start ?? state.text.length;
    throw new FilterError('valueMissing', { offset: name.start, length: end - name.start }, { operator });
  }
  state.at += 1;
  const word = wordOf(token);
  if (word.parts.length > 1) throw new FilterError('comparedWildcard', placeOf(word), { operator });
  checkValue(field, state.fields.find(field), word);
  return { kind: 'compare', field, operator, value: literal(word) };
}

function readValue(
  state: ParseState,
  field: string,
  operator: FilterToken,
  readList: (field: string) => FilterNode,
): FilterNode {
  const token = state.tokens[state.at];
  const isAdjacent = token?.start === operator.end;
  if (isAdjacent && isOpening(token)) return readList(field);
  if (!isAdjacent || token?.kind !== 'value') {
    const place = { offset: operator.end - 1 };
    throw new FilterError('valueMissingAfterField', place, { operator: operator.text, field });
  }
  state.at += 1;
  return token.word ? termFromWord(state, field, wordOf(token)) : readRange(state, field, token);
}

/** `(a, b)` of whole values. */
function readIn(state: ParseState, field: string): FilterNode {
  const open = { offset: next(state)?.start ?? 0 };
  const nextOf = (kind: FilterToken['kind'], text?: string): FilterToken => {
    const token = next(state);
    if (!token) throw new FilterError('listNeverClosed', open);
    if (token.kind !== kind && token.text !== text) throw new FilterError('listEntryMissing', placeOf(token));
    return token;
  };
  const values = new Set<string>();
  do values.add(listValue(state, field, wordOf(nextOf('value'))));
  while (nextOf('comma', ')').kind === 'comma');
  if (values.size > MAX_LIST) throw new FilterError('listTooLong', open, { max: MAX_LIST });
  const [value = '', ...others] = values;
  return others.length === 0 ? { kind: 'equals', field, value } : { kind: 'in', field, values: [...values] };
}

function listValue(state: ParseState, field: string, word: Word): string {
  if (word.form === 'regex' || word.parts.length > 1) throw new FilterError('listWildcard', placeOf(word), { field });
  checkValue(field, state.fields.find(field), word);
  return literal(word);
}

/** One value; of the searched text when `field` is null. */
function termFromWord(state: ParseState, field: string | null, word: Word): FilterNode {
  const known = field === null ? undefined : state.fields.find(field);
  const isText = field === null || (known !== undefined && known === state.fields.fullText);
  if (word.form === 'regex') {
    checkRegex(word);
    return { kind: 'regex', field: isText ? null : field, pattern: literal(word) };
  }
  const isStar = word.parts.length > 1 && word.parts.every((part) => part === '');
  if (isStar) return field === null ? { kind: 'all' } : { kind: 'exists', field };
  if (isText) return textTerm(word, field);
  if (word.parts.length > 1) return { kind: 'pattern', field, parts: word.parts };
  if (word.form === 'bare' && ipNetwork(literal(word))) return { kind: 'cidr', field, network: literal(word) };
  checkValue(field, known, word);
  return { kind: 'equals', field, value: literal(word) };
}

function textTerm(word: Word, field: string | null): FilterNode {
  if (word.parts.length > 1) return { kind: 'text-pattern', parts: word.parts };
  if (word.form === 'bare' && PIPE.test(literal(word)))
    throw new FilterError('pipe', placeOf(word), { operator: literal(word) });
  if (literal(word) !== '') return { kind: 'text', value: literal(word) };
  if (field === null) throw new FilterError('nothingQuoted', placeOf(word));
  return { kind: 'not', child: { kind: 'exists', field } };
}

function readRange({ text, fields }: ParseState, field: string, { start }: FilterToken): FilterNode {
  const known = fields.find(field);
  const readEnd = (from: number, inclusive: boolean): { end: RangeEnd | null; at: number } => {
    const word = endWord(text, skipSpace(text, from));
    if (!isOpen(word)) checkValue(field, known, word);
    return { end: isOpen(word) ? null : { value: literal(word), inclusive }, at: skipSpace(text, word.end) };
  };
  const from = readEnd(start + 1, text[start] === '[');
  if (!isKeywordAt(text, from.at, 'TO')) throw new FilterError('notARange', { offset: start, length: from.at - start });
  const to = readEnd(from.at + 2, true);
  const close = text[to.at];
  if (close !== ']' && close !== '}')
    throw new FilterError('rangeNeverClosed', { offset: start, length: to.at - start });
  return { kind: 'range', field, from: from.end, to: to.end && { ...to.end, inclusive: close === ']' } };
}

const skipSpace = (text: string, at: number): number => at + (/^\s*/u.exec(text.slice(at))?.[0].length ?? 0);

const isOpen = (word: Word): boolean => word.parts.length > 1;

function endWord(text: string, at: number): Word {
  const word = text[at] === '"' ? readQuoted(text, at) : readBare(text, at, ']}');
  if (!word.closed) throw new FilterError('quoteNeverClosed', placeOf(word));
  if (word.start === word.end) throw new FilterError('rangeEndMissing', { offset: word.start });
  if (isOpen(word) && word.parts.some((part) => part !== '')) throw new FilterError('rangeEndWildcard', placeOf(word));
  return word;
}
