import type { FilterNode, RangeEnd } from './filter-node';

const KEYWORD = /^(AND|OR|NOT|TO)$/;
/** Text that reads back as one word however it is placed; everything else is quoted. */
const PLAIN_WORD = /^[\p{L}\p{N}_./][\p{L}\p{N}_./@-]*$/u;
const PLAIN_VALUE = /^(?!\/\/)[\p{L}\p{N}_./][\p{L}\p{N}_./@:-]*$/u;
const PLAIN_FIELD = /^[\p{L}_@$][\p{L}\p{N}_.@$/[\]-]*$/u;
const SPECIAL = /[\s"()[\]{}*:<>=!\\-]/gu;

/** Filter text that parses back to an equal filter, in one canonical form. */
export function printFilter(node: FilterNode): string {
  return node.kind === 'all' ? '' : print(node);
}

/** One `field:value` condition as text, excluded when `negate`. */
export function printTerm(field: string, value: string, negate = false): string {
  return `${negate ? '-' : ''}${printField(field)}:${printValue(value)}`;
}

function print(node: FilterNode): string {
  switch (node.kind) {
    case 'all':
      return '*';
    case 'and':
      return node.children.map(printOperand).join(' ');
    case 'or':
      return printList(node.children) ?? node.children.map(printOperand).join(' OR ');
    case 'not':
      return `-${printOperand(node.child)}`;
    case 'text':
      return isPlain(node.value, PLAIN_WORD) ? node.value : quote(node.value);
    case 'text-pattern':
      return printPattern(node.parts);
    case 'equals':
      return printTerm(node.field, node.value);
    case 'pattern':
      return `${printField(node.field)}:${printPattern(node.parts)}`;
    case 'compare':
      return `${printField(node.field)}${node.operator}${printValue(node.value)}`;
    case 'range':
      return `${printField(node.field)}:${printRange(node.from, node.to)}`;
    case 'exists':
      return `${printField(node.field)}:*`;
  }
}

/** Several values of one field: `field:(a OR b)`. */
function printList(children: readonly FilterNode[]): string | null {
  const [first] = children;
  if (first?.kind !== 'equals') return null;
  const values = children.map((child) =>
    child.kind === 'equals' && child.field === first.field ? printValue(child.value) : null,
  );
  return values.includes(null) ? null : `${printField(first.field)}:(${values.join(' OR ')})`;
}

function printOperand(node: FilterNode): string {
  const isGroup = node.kind === 'and' || (node.kind === 'or' && printList(node.children) === null);
  return isGroup ? `(${print(node)})` : print(node);
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

/** A value as filter text, quoted when it must be. */
export function printValue(value: string): string {
  return isPlain(value, PLAIN_VALUE) ? value : quote(value);
}

function printPattern(parts: readonly string[]): string {
  const text = parts.map((part) => part.replace(SPECIAL, '\\$&')).join('*');
  // `scheme://` would read as a word of the body.
  return text.startsWith('//') ? `\\${text}` : text;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
