import { AppError } from '@/model/errors';
import type { Field } from '@/model/fields/field-set';
import { ipAddress, ipNetwork, ipRank, isInNetwork } from '@/model/fields/ip-address';
import { isNumeric, type TypedValue, typedValue } from '@/model/fields/typed-value';
import type { Comparison, RangeEnd, ValueCondition } from '@/model/filter/filter-node';
import { matchesParts, matchesRegex, type TextTest } from './text-test';

type Tests = {
  [Kind in ValueCondition['kind']]: (
    node: Extract<ValueCondition, { kind: Kind }>,
    field: Field | undefined,
  ) => TextTest;
};

/** What each condition means for the text of a value. A field is undefined for attributes, whose values are plain text. */
const TESTS: Tests = {
  equals: ({ value }, field) => equalTest([value], field),
  in: ({ values }, field) => equalTest(values, field),
  exists: (_, field) => (field && isNumeric(field) ? () => true : (text) => text !== ''),
  pattern: ({ parts }) => matchesParts(parts),
  regex: ({ pattern }) => matchesRegex(pattern),
  compare: ({ operator, value }, field) => orderTest(operator, value, field),
  range: ({ from, to }, field) => rangeTest(from, to, field),
  cidr: ({ network }) => networkTest(network),
};

/** @throws AppError invalid_filter for values the field cannot have */
export function valueTest(node: ValueCondition, field: Field | undefined): TextTest {
  return testOf(node, node.kind, field);
}

function testOf<Kind extends ValueCondition['kind']>(
  node: ValueCondition,
  kind: Kind,
  field: Field | undefined,
): TextTest {
  return TESTS[kind](node as Extract<ValueCondition, { kind: Kind }>, field);
}

/** A typed value as its column holds it. @throws AppError invalid_filter when the field cannot have it */
export function wantedValue(word: string, field: Field): TypedValue {
  const value = typedValue(word, field);
  if (value === undefined) throw new AppError('invalid_filter', `"${word}" is not a value of ${field.name}.`);
  return value;
}

/** A number as typed text says it; undefined for other text, which compares as text. */
export function comparedNumber(value: string): number | undefined {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function equalTest(values: readonly string[], field: Field | undefined): TextTest {
  const wanted = new Set<TypedValue>(field ? values.map((value) => wantedValue(value, field)) : values);
  if (!field || !isNumeric(field)) return (text) => wanted.has(text);
  return (text) => wanted.has(numberOf(text, field));
}

function rangeTest(from: RangeEnd | null, to: RangeEnd | null, field: Field | undefined): TextTest {
  const low = from && orderTest(from.inclusive ? '>=' : '>', from.value, field);
  const high = to && orderTest(to.inclusive ? '<=' : '<', to.value, field);
  if (!low && !high) return TESTS.exists({ kind: 'exists', field: '' }, field);
  return (text) => (!low || low(text)) && (!high || high(text));
}

function orderTest(operator: Comparison, value: string, field: Field | undefined): TextTest {
  if (field?.type === 'enum') return rankTest(operator, String(wantedValue(value, field)), field.values?.values ?? []);
  if (field?.type === 'ip') return addressTest(operator, String(wantedValue(value, field)));
  if (field && isNumeric(field)) {
    const wanted = wantedValue(value, field);
    return (text) => holds(operator, compare(numberOf(text, field), wanted));
  }
  const number = comparedNumber(value);
  if (number === undefined) return (text) => text !== '' && holds(operator, compareText(text, value));
  return (text) => NUMBER.test(text) && Number.isFinite(Number(text)) && holds(operator, Number(text) - number);
}

function rankTest(operator: Comparison, value: string, values: readonly string[]): TextTest {
  const wanted = values.indexOf(value);
  return (text) => holds(operator, values.indexOf(text) - wanted);
}

function addressTest(operator: Comparison, value: string): TextTest {
  const wanted = ipAddress(value);
  return (text) => {
    const address = ipAddress(text);
    return address !== undefined && wanted !== undefined && holds(operator, compare(ipRank(address), ipRank(wanted)));
  };
}

function networkTest(text: string): TextTest {
  const network = ipNetwork(text);
  if (!network) throw new AppError('invalid_filter', `"${text}" is not a network.`);
  return (value) => {
    const address = ipAddress(value);
    return address !== undefined && isInNetwork(address, network);
  };
}

/** What the store reads as a number out of text. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number in a column's text; a column is never without one. */
function numberOf(text: string, field: Field): TypedValue {
  if (field.type === 'float') return Number(text) || 0;
  return typedValue(text, field) ?? 0n;
}

function holds(operator: Comparison, difference: number): boolean {
  if (difference === 0) return operator === '>=' || operator === '<=';
  return difference > 0 === operator.startsWith('>');
}

function compare(a: TypedValue, b: TypedValue): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}

/** In the order of code points, which is the order of UTF-8 bytes. */
function compareText(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at > 0 && isLowSurrogate(a.charCodeAt(at)) !== isLowSurrogate(b.charCodeAt(at))) at -= 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
