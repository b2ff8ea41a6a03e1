import { parse } from 'lossless-json';

/** Digits a double always keeps. */
const SAFE_DIGITS = 15;

function exactNumber(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) && text.replace(/\D/g, '').length <= SAFE_DIGITS ? value : text;
}

/** JSON.parse takes the last of several values. */
const onDuplicateKey = ({ newValue }: { newValue: unknown }) => newValue;

/**
 * JSON.parse that keeps the digits of numbers a double cannot hold: those become text. About ten times slower than JSON.parse.
 * @throws SyntaxError, or RangeError for nesting beyond the stack
 */
export function parseExactJson(text: string): unknown {
  return parse(text, undefined, { parseNumber: exactNumber, onDuplicateKey });
}

/**
 * Whether JSON.parse may have changed this number: integers beyond 2^53, seconds with a fraction beyond microseconds, and
 * what is too large for a double.
 */
export function mayBeInexact(value: number): boolean {
  if (!Number.isFinite(value)) return true;
  if (Number.isInteger(value)) return !Number.isSafeInteger(value);
  return value > 1e9 && String(value).length >= 17;
}
