import { ipNetwork } from '@/model/fields/ip-address';
import { type Condition, type FilterNode, foldFilter, type RangeEnd } from './filter-node';

const KEYWORD = /^(AND|OR|NOT|TO)$/;
/** Text that reads back as one word however it is placed; everything else is quoted. */
const PLAIN_WORD = /^[\p{L}\p{N}_.][\p{L}\p{N}_./@-]*$/u;
/** A path has a second slash inside it, which tells it from the beginning of a /pattern/. */
const PLAIN_VALUE = /^(?:\/(?!\/)[\p{L}\p{N}_.@:-]+\/(?!$))?[\p{L}\p{N}_.][\p{L}\p{N}_./@:-]*$/u;
const PLAIN_FIELD = /^[\p{L}_$][\p{L}\p{N}_.@$/[\]-]*$/u;
const SPECIAL = /[\s"()[\]{}*:<>=!,\\-]/gu;

type Print = { [Kind in Condition['kind']]: (node: Extract<Condition, { kind: Kind }>) => string };

const PRINT: Print = {
  text: ({ value }) => (isPlain(value, PLAIN_WORD) ? value : quote(value)),
  'text-pattern': ({ parts }) => printPattern(parts),
  equals: ({ field, value }) => printTerm(field, value),
  in: ({ field, values }) => `${printField(field)} in (${values.map(printValue).join(', ')})`,
  pattern: ({ field, parts }) => `${printField(field)}:${printPattern(parts)}`,
  regex: ({ field, pattern }) => `${field === null ? '' : `${printField(field)}:`}${printRegex(pattern)}`,
  compare: ({ field, operator, value }) => `${printField(field)}${operator}${printValue(value)}`,
  range: ({ field, from, to }) => `${printField(field)}:${printRange(from, to)}`,
  cidr: ({ field, network }) => `${printField(field)}:${network}`,
  exists: ({ field }) => `${printField(field)}:*`,
};

/** Filter text that parses back to an equal filter, in one canonical form. */
export function printFilter(node: FilterNode): string {
  return node.kind === 'all' ? '' : foldFilter(node, FOLD).text;
}

/** One `field:value` condition as text, excluded when `negate`. */
export function printTerm(field: string, value: string, negate = false): string {
  return `${negate ? '-' : ''}${printField(field)}:${printValue(value)}`;
}

/** Text of a part, and what must be known of it to put it beside others. */
interface Printed {
  text: string;
  /** Needs parentheses among others. */
  isGroup: boolean;
  /** Of one `field:value`, so that several become `field:(a OR b)`. */
  equals?: { field: string; value: string };
}

const FOLD = {
  all: { text: '*', isGroup: false },
  and: (children: Printed[]): Printed => ({ text: children.map(operand).join(' '), isGroup: true }),
  or: (children: Printed[]): Printed => {
    const list = printList(children);
    return list ? { text: list, isGroup: false } : { text: children.map(operand).join(' OR '), isGroup: true };
  },
  not: (child: Printed): Printed => ({ text: `-${operand(child)}`, isGroup: false }),
  condition: (node: Condition): Printed => {
    const text = printCondition(node, node.kind);
    return node.kind === 'equals' ? { text, isGroup: false, equals: node } : { text, isGroup: false };
  },
};

function printCondition<Kind extends Condition['kind']>(node: Condition, kind: Kind): string {
  return PRINT[kind](node as Extract<Condition, { kind: Kind }>);
}

const operand = ({ text, isGroup }: Printed): string => (isGroup ? `(${text})` : text);

/** Several values of one field: `field:(a OR b)`. */
function printList(children: readonly Printed[]): string | null {
  const field = children[0]?.equals?.field;
  const values = children.map(({ equals }) => (equals?.field === field && equals ? printValue(equals.value) : null));
  return field === undefined || values.includes(null) ? null : `${printField(field)}:(${values.join(' OR ')})`;
}

function printRange(from: RangeEnd | null, to: RangeEnd | null): string {
  const open = from && !from.inclusive ? '{' : '[';
  const close = to && !to.inclusive ? '}' : ']';
  return `${open}${from ? printValue(from.value) : '*'} TO ${to ? printValue(to.value) : '*'}${close}`;
}

const isPlain = (text: string, pattern: RegExp): boolean => pattern.test(text) && !KEYWORD.test(text);

/** A field name as filter text. */
export function printField(field: string): string {
  return isPlain(field, PLAIN_FIELD) ? field : quote(field);
}

/** A value as filter text, quoted when it must be: a network or a pattern in quotation marks is only text. */
export function printValue(value: string): string {
  return isPlain(value, PLAIN_VALUE) && !ipNetwork(value) ? value : quote(value);
}

function printPattern(parts: readonly string[]): string {
  const text = parts.map((part) => part.replace(SPECIAL, '\\$&')).join('*');
  // `scheme://` would read as a word of the text, `/` as the beginning of a pattern.
  return text.startsWith('/') ? `\\${text}` : text;
}

function printRegex(pattern: string): string {
  return `/${pattern.replace(/\\[\s\S]|\//g, (piece) => (piece === '/' ? '\\/' : piece))}/`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
