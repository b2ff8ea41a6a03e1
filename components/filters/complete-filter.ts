import { printField, printValue } from '@/model/filter/print-filter';
import { type FilterToken, tokenizeFilter, unquote } from '@/model/filter/tokenize-filter';

/** What can be completed at the caret: a field name or a value of a field; `start`-`end` is what a choice replaces. */
export interface CompletionSpot {
  kind: 'field' | 'value';
  /** The field whose values are wanted; '' for field names. */
  field: string;
  prefix: string;
  start: number;
  end: number;
}

export interface CompletedFilter {
  text: string;
  caret: number;
}

/** Finds what the person is typing; undefined inside a quoted phrase or a range. */
export function findCompletionSpot(source: string, caret: number): CompletionSpot | undefined {
  const tokens = tokenizeFilter(source);
  const index = tokens.findIndex((token) => token.start < caret && caret <= token.end);
  const token = tokens[index];
  if (!token || token.kind === 'space' || token.kind === 'not' || token.kind === 'paren' || token.kind === 'comma') {
    return atGap(tokens, token, caret);
  }
  if (token.kind === 'operator') {
    const next = tokens[index + 1];
    const value = caret === token.end && next?.kind === 'value' ? next : undefined;
    return {
      kind: 'value',
      field: fieldBefore(tokens, index),
      prefix: '',
      start: token.end,
      end: value?.end ?? token.end,
    };
  }
  if (token.kind === 'logic') return undefined;
  const prefix = source.slice(token.start, caret);
  if (token.kind === 'value') return valueSpot(token, prefix);
  if (/^["[{]/.test(prefix)) return undefined;
  return { kind: 'field', field: '', prefix, start: token.start, end: token.end };
}

function atGap(tokens: FilterToken[], token: FilterToken | undefined, caret: number): CompletionSpot {
  const field = fieldOfGroup(tokens, token);
  return { kind: field ? 'value' : 'field', field, prefix: '', start: caret, end: caret };
}

/** The field whose list begins or goes on at the caret; '' elsewhere. */
function fieldOfGroup(tokens: FilterToken[], token: FilterToken | undefined): string {
  if (token?.kind === 'comma') return listField(tokens, tokens.indexOf(token));
  if (token?.kind === 'space' && tokens[tokens.indexOf(token) - 1]?.kind === 'comma')
    return listField(tokens, tokens.indexOf(token));
  return token?.text === '(' ? listField(tokens, tokens.indexOf(token) + 1) : '';
}

/** Behind the last opening parenthesis before a token. */
function listField(tokens: FilterToken[], index: number): string {
  const open = tokens.findLastIndex((token, i) => i < index && token.text === '(');
  const operator = tokens.findLastIndex((token, i) => i < open && token.kind !== 'space');
  return tokens[operator]?.kind === 'operator' ? fieldBefore(tokens, operator) : '';
}

function fieldBefore(tokens: FilterToken[], operator: number): string {
  const name = tokens.findLast((token, i) => i < operator && token.kind !== 'space');
  return unquote(name?.text ?? '');
}

function valueSpot(token: FilterToken, prefix: string): CompletionSpot | undefined {
  if (token.word === undefined || token.word.form === 'regex') return undefined;
  return { kind: 'value', field: token.field, prefix: unquote(prefix), start: token.start, end: token.end };
}

/** The filter after choosing `choice`, and where the caret goes: behind `field:` or behind the value and a space. */
export function completeFilter(source: string, spot: CompletionSpot, choice: string): CompletedFilter {
  const before = source.slice(0, spot.start);
  const after = source.slice(spot.end);
  if (spot.kind === 'field') {
    const field = printField(choice);
    const operator = /^[:<>=!]/.test(after) ? '' : ':';
    return { text: before + field + operator + after, caret: before.length + field.length + 1 };
  }
  const value = printValue(choice);
  const space = /^[\s),]/.test(after) ? '' : ' ';
  return { text: before + value + space + after, caret: before.length + value.length + 1 };
}
