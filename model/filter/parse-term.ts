import { LOG_FIELDS } from '@/model/fields/log-fields';
import { FilterError, type Place } from './filter-error';
import type { Comparison, FilterNode, RangeEnd } from './filter-node';
import { peek, readBare, readQuoted, type Scanner, skipSpace, take, takeKeyword, type Word } from './scanner';

/** A name starts with a letter, so that 10.0.0.1:8080 and 12:30:00 stay words; `scheme://` is a word too. */
const FIELD_AND_OPERATOR = /(?:"(?:[^"\\]|\\.)+"|[\p{L}_@$][\p{L}\p{N}_.@$/[\]-]*)(?=:(?!\/\/)|!=|=|<|>)/uy;
const OPERATORS = [':>=', ':<=', ':>', ':<', ':=', '!=', '>=', '<=', '>', '<', '=', ':'] as const;

const MAX_NAME = 200;

const placeOf = (word: Word): Place => ({ offset: word.start, length: word.end - word.start });

/** Whether a field name and an operator come next. */
export function isFieldNext(scanner: Scanner): boolean {
  FIELD_AND_OPERATOR.lastIndex = scanner.at;
  return FIELD_AND_OPERATOR.test(scanner.text);
}

/**
 * `field operator value`. `readList` reads a parenthesised list of which each entry is read by the function it is given.
 * @throws AppError invalid_filter
 */
export function readFieldTerm<S extends Scanner>(
  scanner: S,
  readList: (readEntry: (scanner: S) => FilterNode) => FilterNode,
): FilterNode {
  const start = scanner.at;
  const field = readFieldName(scanner);
  const operator = OPERATORS.find((candidate) => take(scanner, candidate)) ?? ':';
  const comparison = operator.replace(':', '');
  if (comparison === '>' || comparison === '>=' || comparison === '<' || comparison === '<=') {
    return readComparison(scanner, field, comparison, start);
  }
  const node = readValue(scanner, field, operator, readList);
  return operator === '!=' ? { kind: 'not', child: node } : node;
}

function readFieldName(scanner: Scanner): string {
  const start = scanner.at;
  const word =
    peek(scanner) === '"' ? readQuoted(scanner) : readBare(scanner, (character) => /[:=<>!]/u.test(character));
  const name = word.parts.join('*');
  if (name.length > MAX_NAME)
    throw new FilterError('longName', { offset: start, length: word.end - start }, { max: MAX_NAME });
  return name;
}

function readComparison(scanner: Scanner, field: string, operator: Comparison, start: number): FilterNode {
  const word = readSimpleWord(scanner, start, operator);
  checkValue(field, word);
  return { kind: 'compare', field, operator, value: literal(word) };
}

function readValue<S extends Scanner>(
  scanner: S,
  field: string,
  operator: string,
  readList: (readEntry: (scanner: S) => FilterNode) => FilterNode,
): FilterNode {
  if (peek(scanner) === '(') return readList((inner) => termFromWord(field, readWord(inner)));
  if (operator === ':' && (peek(scanner) === '[' || peek(scanner) === '{')) return readRange(scanner, field);
  const here = scanner.at;
  const word = readWord(scanner);
  if (!word.quoted && word.start === word.end) {
    throw new FilterError('valueMissingAfterField', { offset: Math.max(0, here - 1) }, { operator, field });
  }
  return termFromWord(field, word);
}

function readWord(scanner: Scanner): Word {
  return peek(scanner) === '"' ? readQuoted(scanner) : readBare(scanner);
}

function readSimpleWord(scanner: Scanner, start: number, operator: string): Word {
  skipSpace(scanner);
  const word = readWord(scanner);
  if (word.start === word.end)
    throw new FilterError('valueMissing', { offset: start, length: scanner.at - start }, { operator });
  if (word.parts.length > 1) throw new FilterError('comparedWildcard', placeOf(word), { operator });
  return word;
}

const literal = (word: Word): string => word.parts[0] ?? '';

/** One value, of the body when `field` is null. */
export function termFromWord(field: string | null, word: Word): FilterNode {
  const isText = field === null || LOG_FIELDS.find(field)?.name === 'body';
  const isStar = word.parts.length > 1 && word.parts.every((part) => part === '');
  if (isStar) return field === null ? { kind: 'all' } : { kind: 'exists', field };
  if (isText) return textTerm(word, field);
  if (word.parts.length > 1) return { kind: 'pattern', field, parts: word.parts };
  checkValue(field, word);
  return { kind: 'equals', field, value: literal(word) };
}

function textTerm(word: Word, field: string | null): FilterNode {
  if (word.parts.length > 1) return { kind: 'text-pattern', parts: word.parts };
  if (literal(word) !== '') return { kind: 'text', value: literal(word) };
  if (field === null) throw new FilterError('nothingQuoted', placeOf(word));
  return { kind: 'not', child: { kind: 'exists', field } };
}

function readRange(scanner: Scanner, field: string): FilterNode {
  const start = scanner.at;
  const fromInclusive = peek(scanner) === '[';
  scanner.at += 1;
  const from = readRangeEnd(scanner, field, fromInclusive);
  skipSpace(scanner);
  if (!takeKeyword(scanner, 'TO')) {
    throw new FilterError('notARange', { offset: start, length: scanner.at - start });
  }
  const to = readRangeEnd(scanner, field, true);
  skipSpace(scanner);
  const toInclusive = peek(scanner) === ']';
  if (!take(scanner, ']') && !take(scanner, '}'))
    throw new FilterError('rangeNeverClosed', { offset: start, length: scanner.at - start });
  return { kind: 'range', field, from, to: to && { ...to, inclusive: toInclusive } };
}

function readRangeEnd(scanner: Scanner, field: string, inclusive: boolean): RangeEnd | null {
  skipSpace(scanner);
  const word =
    peek(scanner) === '"'
      ? readQuoted(scanner)
      : readBare(scanner, (character) => character === ']' || character === '}');
  if (word.start === word.end) throw new FilterError('rangeEndMissing', { offset: word.start });
  if (word.parts.length > 1) {
    if (word.parts.some((part) => part !== '')) throw new FilterError('rangeEndWildcard', placeOf(word));
    return null;
  }
  checkValue(field, word);
  return { value: literal(word), inclusive };
}

/** Catches values that can never match, where they were typed. */
function checkValue(field: string, word: Word): void {
  const known = LOG_FIELDS.find(field);
  const value = literal(word);
  if (known?.type === 'enum' && known.values?.valueOf(value) === undefined) {
    throw new FilterError('notASeverity', placeOf(word), { value });
  }
  if (known?.type === 'integer' && !/^\d{1,19}$/.test(value)) {
    throw new FilterError('notANumber', placeOf(word), { field, value });
  }
}
