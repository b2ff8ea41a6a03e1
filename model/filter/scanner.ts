import { FilterError } from './filter-error';

/** Reading position in filter text. */
export interface Scanner {
  readonly text: string;
  at: number;
}

/** A value as it was typed: `parts` has two or more entries when it holds wildcards. */
export interface Word {
  start: number;
  end: number;
  /** The literal text between unescaped `*`. */
  parts: string[];
  quoted: boolean;
}

const SPACE = /\s/u;
/** A backslash before one of these takes away its meaning; before anything else it is itself (Windows paths). */
const ESCAPABLE = /[\s"()[\]{}*:<>=!/\\-]/u;
const ENDS_WORD = /[\s"()]/u;

export function peek(scanner: Scanner): string {
  return scanner.text[scanner.at] ?? '';
}

export function skipSpace(scanner: Scanner): void {
  while (SPACE.test(peek(scanner))) scanner.at += 1;
}

/** Takes `literal` when it comes next. */
export function take(scanner: Scanner, literal: string): boolean {
  if (!scanner.text.startsWith(literal, scanner.at)) return false;
  scanner.at += literal.length;
  return true;
}

/** Takes an upper-case keyword that stands alone: AND, OR, NOT, TO. */
export function takeKeyword(scanner: Scanner, keyword: string): boolean {
  const after = scanner.text[scanner.at + keyword.length] ?? '';
  if (!scanner.text.startsWith(keyword, scanner.at) || !(after === '' || ENDS_WORD.test(after))) return false;
  scanner.at += keyword.length;
  return true;
}

/** The text between double quotes; only `\"` and `\\` are escapes inside. */
export function readQuoted(scanner: Scanner): Word {
  const start = scanner.at;
  let value = '';
  scanner.at += 1;
  while (peek(scanner) !== '"') {
    if (scanner.at >= scanner.text.length) {
      throw new FilterError('quoteNeverClosed', { offset: start, length: scanner.text.length - start });
    }
    const next = scanner.text[scanner.at + 1] ?? '';
    if (peek(scanner) === '\\' && (next === '"' || next === '\\')) scanner.at += 1;
    value += peek(scanner);
    scanner.at += 1;
  }
  scanner.at += 1;
  return { start, end: scanner.at, parts: [value], quoted: true };
}

/** Text up to white space, a quotation mark, a parenthesis or a character for which `stop` says so. */
export function readBare(scanner: Scanner, stop: (character: string) => boolean = () => false): Word {
  const start = scanner.at;
  const parts = [''];
  const append = (text: string) => parts.push((parts.pop() ?? '') + text);
  while (scanner.at < scanner.text.length) {
    const character = peek(scanner);
    const next = scanner.text[scanner.at + 1] ?? '';
    if (character === '\\' && ESCAPABLE.test(next)) {
      append(next);
      scanner.at += 2;
      continue;
    }
    if (ENDS_WORD.test(character) || stop(character)) break;
    if (character === '*') parts.push('');
    else append(character);
    scanner.at += 1;
  }
  return { start, end: scanner.at, parts, quoted: false };
}
