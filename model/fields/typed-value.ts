import type { Field } from './field-set';
import { ipAddress } from './ip-address';

/** A value as a column holds it: text, or a number that compares exactly. Durations are nanoseconds, booleans 0 or 1. */
export type TypedValue = string | number | bigint;

const UNIT_NS: Record<string, bigint> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const DURATION_PART = /(\d{1,15})(?:\.(\d{1,15}))?(ns|us|µs|μs|ms|s|m|h)/y;
const INTEGER = /^-?\d{1,20}$/;
const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 64n - 1n;
const BOOLEANS = new Map([
  ['true', 1n],
  ['1', 1n],
  ['false', 0n],
  ['0', 0n],
]);

const READ: Record<Field['type'], (word: string, field: Field) => TypedValue | undefined> = {
  text: (word, field) => (field.lowerCase ? word.toLowerCase() : word),
  enum: (word, field) => field.values?.valueOf(word),
  integer: integerOf,
  float: (word) => (word.trim() !== '' && Number.isFinite(Number(word)) ? Number(word) : undefined),
  duration: (word) => durationOf(word) ?? integerOf(word),
  boolean: (word) => BOOLEANS.get(word.toLowerCase()),
  ip: (word) => (word === '' || ipAddress(word) ? word : undefined),
};

/** What was typed for a field, as its column holds it; undefined when that can never be. */
export function typedValue(word: string, field: Field): TypedValue | undefined {
  return READ[field.type](word, field);
}

/** Whether the column holds a number, which is never absent: 0 stands for it. */
export function isNumeric(field: Field): boolean {
  return ['integer', 'float', 'duration', 'boolean'].includes(field.type);
}

function integerOf(word: string): bigint | undefined {
  if (!INTEGER.test(word)) return undefined;
  const value = BigInt(word);
  return value >= MIN_INTEGER && value <= MAX_INTEGER ? value : undefined;
}

/** Nanoseconds of `1.5s`, `20ms` or `1h30m`; undefined without a unit. */
function durationOf(word: string): bigint | undefined {
  const sign = word.startsWith('-') ? 1 : 0;
  let nanoseconds = 0n;
  let at = sign;
  while (at < word.length) {
    DURATION_PART.lastIndex = at;
    const [text, whole = '', fraction = '', unit = ''] = DURATION_PART.exec(word) ?? [];
    const scale = UNIT_NS[unit];
    if (text === undefined || scale === undefined) return undefined;
    nanoseconds += BigInt(whole) * scale + (BigInt(fraction.padEnd(15, '0')) * scale) / 10n ** 15n;
    at += text.length;
  }
  if (word.length === sign || nanoseconds > MAX_INTEGER) return undefined;
  return sign === 1 ? -nanoseconds : nanoseconds;
}
