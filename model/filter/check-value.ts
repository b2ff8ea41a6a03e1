import type { Field } from '@/model/fields/field-set';
import { typedValue } from '@/model/fields/typed-value';
import { FilterError, type FilterMistake } from './filter-error';
import { MAX_REGEX } from './filter-node';
import type { Word } from './scanner';

const MISTAKES: Record<Exclude<Field['type'], 'text'>, FilterMistake> = {
  enum: 'notOneOf',
  integer: 'notANumber',
  float: 'notADecimal',
  duration: 'notADuration',
  boolean: 'notABoolean',
  ip: 'notAnAddress',
};

const placeOf = (word: Word) => ({ offset: word.start, length: word.end - word.start });

/** Catches values that can never match, where they were typed. */
export function checkValue(name: string, field: Field | undefined, word: Word): void {
  const [value = ''] = word.parts;
  if (!field || field.type === 'text' || typedValue(value, field) !== undefined) return;
  const values = field.values?.values.toReversed().join(', ') ?? '';
  throw new FilterError(MISTAKES[field.type], placeOf(word), { field: name, value, values });
}

/** Groups that only look, what RE2 does without: look-around, back references, and escapes it does not know. */
const NOT_RE2 = /^(?:\\[\s\S]|[^\\])*?(?:\(\?(?:[=!>]|<[=!])|\\[1-9ceghijkloquyCGHIJKLMNORTUVXYZ])/;
/** Escapes and classes: whatever is in them, each stands for one thing that may be repeated. */
const SINGLES = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]/g;
const FLAGS = /\(\?[imsU]*(?:-[imsU]+)?(\)|:)/g;
const MAX_REPEATS = 1000;

/**
 * Catches what RE2 would refuse, as far as that is cheap to see; the store says the rest.
 * @throws AppError invalid_filter
 */
export function checkRegex(word: Word): void {
  const [pattern = ''] = word.parts;
  if (pattern.length > MAX_REGEX) throw new FilterError('regexTooLong', placeOf(word), { max: MAX_REGEX });
  if (!isRe2(pattern)) throw new FilterError('badRegex', placeOf(word));
}

/** Whether a pattern is written as RE2 understands it. */
export function isRe2(pattern: string): boolean {
  if (NOT_RE2.test(pattern) || /[*+?}]\+|[*+}][*{]/.test(pattern.replace(SINGLES, 'a'))) return false;
  const repeats = [...pattern.matchAll(/\{(?:\d+,)?(\d+)\}/g)].map(([, most]) => Number(most));
  if (repeats.reduce((product, most) => product * Math.max(1, most), 1) > MAX_REPEATS) return false;
  try {
    new RegExp(pattern.replaceAll('(?P<', '(?<').replace(FLAGS, (_, end) => (end === ':' ? '(?:' : '')));
    return true;
  } catch {
    return false;
  }
}
