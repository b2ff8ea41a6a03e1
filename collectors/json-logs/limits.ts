import { toUSVString } from 'node:util';

/** Objects nested deeper than this are kept as JSON text. */
export const MAX_DEPTH = 32;
/** Attributes of one record, resource attributes included; the rest are counted in DROPPED_ATTRIBUTE. */
export const MAX_ATTRIBUTES = 1000;
/** UTF-16 units, like the two below. */
export const MAX_KEY_LENGTH = 512;
export const MAX_VALUE_LENGTH = 64 * 1024;
export const MAX_BODY_LENGTH = 1024 * 1024;

/** How many attributes were left out of a record. */
export const DROPPED_ATTRIBUTE = 'mangru.dropped_attributes_count';
/** Names, comma-separated, of what was shortened in a record (`body` for its body). */
export const TRUNCATED_ATTRIBUTE = 'mangru.truncated';

/**
 * Text that every store and screen can hold: lone surrogates and NUL become U+FFFD.
 */
export function cleanText(text: string): string {
  const wellFormed = toUSVString(text);
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\ufffd') : wellFormed;
}

/** The start of a text, not ending in half a character. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const end = text.charCodeAt(maxLength - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? maxLength - 1 : maxLength);
}

/** JSON text of a parsed value, however deep it is nested. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return deepJsonText(value);
  }
}

/** What stands between values. */
class Mark {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The same without recursion, for what is nested beyond the stack of the engine. */
function deepJsonText(value: unknown): string {
  const written: string[] = [];
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (next instanceof Mark) written.push(next.text);
    else if (typeof next !== 'object' || next === null || 'toJSON' in next)
      written.push(JSON.stringify(next) ?? 'null');
    else rest.push(...piecesOf(next).reverse());
  }
  return written.join('');
}

/** The marks and values that a list or an object is written as. */
function piecesOf(value: object): unknown[] {
  const comma = (i: number) => (i === 0 ? '' : ',');
  if (Array.isArray(value)) {
    return [new Mark('['), ...value.flatMap((inner: unknown, i) => [new Mark(comma(i)), inner]), new Mark(']')];
  }
  const members = Object.entries(value).flatMap(([name, inner], i) => {
    return [new Mark(`${comma(i)}${JSON.stringify(name)}:`), inner];
  });
  return [new Mark('{'), ...members, new Mark('}')];
}
