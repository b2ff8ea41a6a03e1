import type { Buffer } from 'node:buffer';
import { mayBeInexact } from '@/collectors/json-logs/exact-json';
import { MINUS, NINE, POINT, ZERO } from './json-bytes';

/** Digits a double always keeps. */
const SAFE_DIGITS = 15;
/** JavaScript writes numbers below 0.000001 with an exponent. */
const MOST_LEADING_ZEROS = 5;

/** Past the digits that begin at `start`. */
function digitsEnd(source: Buffer, start: number): number {
  let at = start;
  while (at < source.length && (source[at] as number) >= ZERO && (source[at] as number) <= NINE) at++;
  return at;
}

/**
 * Where a JSON number ends whose text is kept exactly as it stands there: one that JavaScript would write so too, or one
 * with more digits than a double keeps, which is kept as text.
 * @returns -1 for every other: with an exponent, a zero too many, or digits that are rounded away
 */
export function numberEnd(source: Buffer, start: number): number {
  const isNegative = source[start] === MINUS;
  const whole = isNegative ? start + 1 : start;
  const point = digitsEnd(source, whole);
  const isZero = source[whole] === ZERO;
  if (point === whole || (isZero && point - whole > 1)) return -1;
  if (source[point] !== POINT) return isZero && isNegative ? -1 : point;
  const stop = digitsEnd(source, point + 1);
  if (stop === point + 1) return -1;
  if (stop - whole - 1 > SAFE_DIGITS) return mayBeInexact(Number(source.toString('latin1', start, stop))) ? stop : -1;
  if (source[stop - 1] === ZERO) return -1;
  return isZero && leadingZeros(source, point + 1) > MOST_LEADING_ZEROS ? -1 : stop;
}

function leadingZeros(source: Buffer, start: number): number {
  let at = start;
  while (source[at] === ZERO) at++;
  return at - start;
}
