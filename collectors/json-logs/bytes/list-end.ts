import type { Buffer } from 'node:buffer';
import { BACKSLASH, CLOSE, CLOSE_LIST, NEWLINE, OPEN, OPEN_LIST, QUOTE } from './json-bytes';

const OPENERS: ReadonlySet<number> = new Set([OPEN_LIST, OPEN]);
const CLOSERS: ReadonlySet<number> = new Set([CLOSE_LIST, CLOSE]);

/** Far from where the engine's stack ends. */
const MAX_DEPTH = 64;

/**
 * Where a JSON list on one line ends, by its brackets alone: whether it is JSON is for a parser to say.
 * @param start of its opening bracket
 * @returns past its closing bracket; -1 when it does not end within `limit` bytes or is nested too deeply
 */
export function listEnd(source: Buffer, start: number, limit: number): number {
  const end = Math.min(source.length, start + limit);
  let depth = 0;
  for (let at = start; at < end; at++) {
    const byte = source[at] as number;
    if (byte === QUOTE) {
      at = stringEnd(source, at + 1, end);
    } else if (OPENERS.has(byte)) {
      if (++depth > MAX_DEPTH) return -1;
    } else if (CLOSERS.has(byte)) {
      if (--depth === 0) return at + 1;
    } else if (byte === NEWLINE) {
      return -1;
    }
  }
  return -1;
}

/** Where the closing quote stands. */
function stringEnd(source: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && source[at] !== QUOTE) at += source[at] === BACKSLASH ? 2 : 1;
  return at;
}
