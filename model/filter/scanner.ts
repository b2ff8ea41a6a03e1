/** A value as it was typed: `parts` has two or more entries when it holds wildcards. */
export interface Word {
  start: number;
  end: number;
  /** The literal text between unescaped `*`; of a regular expression the pattern. */
  parts: string[];
  form: 'bare' | 'quoted' | 'regex';
  /** False for a quotation mark without its pair. */
  closed: boolean;
}

/** A backslash before one of these takes away its meaning; before anything else it is itself (Windows paths). */
const ESCAPABLE = /[\s"()[\]{}*:<>=!/,\\-]/u;
const ENDS_WORD = /[\s"()]/u;
const ENDS_REGEX = /^[\s)]?$/u;

/** Whether an upper-case keyword that stands alone comes next: AND, OR, NOT, TO. */
export function isKeywordAt(text: string, at: number, keyword: string): boolean {
  const after = text[at + keyword.length] ?? '';
  return text.startsWith(keyword, at) && (after === '' || ENDS_WORD.test(after));
}

/** A value of any form: quoted, a regular expression, or bare up to white space and what `stop` names. */
export function readWord(text: string, at: number, stop = ''): Word {
  if (text[at] === '"') return readQuoted(text, at);
  return readRegex(text, at, stop) ?? readBare(text, at, stop);
}

/** The text between double quotes; only `\"` and `\\` are escapes inside. */
export function readQuoted(text: string, start: number): Word {
  let value = '';
  let at = start + 1;
  for (; at < text.length && text[at] !== '"'; at += 1) {
    const next = text[at + 1];
    if (text[at] === '\\' && (next === '"' || next === '\\')) at += 1;
    value += text[at];
  }
  const closed = at < text.length;
  return { start, end: closed ? at + 1 : at, parts: [value], form: 'quoted', closed };
}

/** Text up to white space, a quotation mark, a parenthesis or a character of `stop`. */
export function readBare(text: string, start: number, stop = ''): Word {
  const parts = [''];
  const append = (piece: string) => parts.push((parts.pop() ?? '') + piece);
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (character === '\\' && ESCAPABLE.test(next)) {
      append(next);
      at += 1;
    } else if (ENDS_WORD.test(character) || stop.includes(character)) break;
    else if (character === '*') parts.push('');
    else append(character);
  }
  return { start, end: at, parts, form: 'bare', closed: true };
}

/**
 * `/pattern/`, when the next slash after the first stands at the end of a word: /api/v1 is a path. Spaces, quotation
 * marks and parentheses belong to the pattern; a slash in it is written `\/`.
 */
function readRegex(text: string, start: number, stop: string): Word | undefined {
  if (text[start] !== '/') return undefined;
  let pattern = '';
  let at = start + 1;
  for (; at < text.length && text[at] !== '/'; at += 1) {
    if (text[at] === '\\' && at + 1 < text.length) {
      pattern += text[at + 1] === '/' ? '' : '\\';
      at += 1;
    }
    pattern += text[at];
  }
  const after = text[at + 1] ?? '';
  if (at >= text.length || pattern === '' || !(ENDS_REGEX.test(after) || stop.includes(after))) return undefined;
  return { start, end: at + 1, parts: [pattern], form: 'regex', closed: true };
}
