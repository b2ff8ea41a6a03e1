import { AppError } from '@/model/errors';

/** What can be wrong with a filter, with its values in `{{…}}`. The API says it in English; screens translate it by name. */
export const FILTER_MISTAKES = {
  tooLong: 'A filter may have {{max}} characters; this one has {{given}}.',
  closesNothing: 'This parenthesis closes nothing.',
  neverClosed: 'This parenthesis is never closed.',
  emptyParentheses: 'These parentheses are empty.',
  excludesNothing: 'Put what to exclude directly after "{{sign}}", or quote it to search for it.',
  termMissing: 'A term is missing here.',
  keywordFirst: '{{keyword}} needs a term before it. Write "{{keyword}}" in quotation marks to search for the word.',
  tooManyTerms: 'A filter may have {{max}} terms.',
  tooDeep: 'Parentheses and negations may nest {{max}} deep.',
  longName: 'A field name may have {{max}} characters.',
  valueMissing: 'A value is missing after "{{operator}}".',
  valueMissingAfterField:
    'A value is missing after "{{operator}}". Write {{field}}:* for any value, {{field}}:"" for none.',
  comparedWildcard: '"{{operator}}" cannot compare with a wildcard.',
  nothingQuoted: 'There is nothing between these quotation marks.',
  quoteNeverClosed: 'This quotation mark is never closed.',
  notARange: 'A range is written [1 TO 5]; quote the value when it begins with a bracket.',
  rangeNeverClosed: 'This range is never closed.',
  rangeEndMissing: 'A range needs two ends, such as [1 TO 5] or [500 TO *].',
  rangeEndWildcard: 'A range end is a value or * alone.',
  notOneOf: '"{{value}}" is not a {{field}}. Use one of these: {{values}}.',
  notANumber: '{{field}} is a whole number; "{{value}}" is not.',
  notADecimal: '{{field}} is a number; "{{value}}" is not.',
  notADuration: '{{field}} is a duration; "{{value}}" is not. Write it with ns, us, ms, s, m or h, such as 1.5s.',
  notABoolean: '{{field}} is true or false; "{{value}}" is neither.',
  notAnAddress: '{{field}} is an IP address; "{{value}}" is not. A network is written 10.0.0.0/8.',
  regexTooLong: 'A regular expression may have {{max}} characters.',
  badRegex: 'This is not a regular expression in RE2 syntax. Look-around and back references are not available.',
  matchOperator:
    '"{{operator}}" is not used here. Write {{field}}:/pattern/ for a regular expression, -{{field}}:/pattern/ to exclude.',
  pipe: '"{{operator}}" has no meaning here. Write OR or AND between conditions, or quote it to search for it.',
  atSign: 'Attributes are written without "@": {{field}}. Quote the name if the "@" is part of it.',
  timeOfRange: '{{field}} is chosen by the time range. Write attributes.{{field}} for an attribute of that name.',
  listEntryMissing: 'A list is written in (a, b); a value is missing here.',
  listNeverClosed: 'This list is never closed.',
  listTooLong: 'A list may have {{max}} values.',
  listWildcard: 'A list holds whole values. Write {{field}}:(a* OR b*) for wildcards.',
} as const;
export type FilterMistake = keyof typeof FILTER_MISTAKES;

/** What the texts may name; each names its own few. */
export type MistakeValues = Partial<
  Record<'field' | 'given' | 'keyword' | 'max' | 'operator' | 'sign' | 'value' | 'values', string | number>
>;

/** `length` characters from `offset`: UTF-16 units, as in a text field. */
export interface Place {
  offset: number;
  length?: number;
}

/** A mistake and where it is. */
export interface FoundMistake extends Required<Place> {
  mistake: FilterMistake;
  values: MistakeValues;
}

/** A mistake in filter text; `details` is what was found. */
export class FilterError extends AppError {
  readonly found: FoundMistake;

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof AppError && 'found' in value;
  }

  constructor(mistake: FilterMistake, { offset, length = 1 }: Place, values: MistakeValues = {}) {
    const found = { offset, length: Math.max(1, length), mistake, values };
    const named = new Map(Object.entries(values));
    const message = FILTER_MISTAKES[mistake].replace(/\{\{(\w+)\}\}/g, (_, name) => String(named.get(name) ?? ''));
    super('invalid_filter', message, { details: found });
    this.found = found;
  }
}
