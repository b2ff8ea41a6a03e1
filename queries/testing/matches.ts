import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { Comparison, FilterNode } from '@/model/filter/filter-node';
import type { LogRecord } from '@/model/log';
import { severityOf, severityOfWord, severityRank } from '@/model/severity';

/** What a filter means, said a second time in plain JavaScript, to hold the SQL against. */
export function matches(record: LogRecord, node: FilterNode): boolean {
  switch (node.kind) {
    case 'all':
      return true;
    case 'and':
      return node.children.every((child) => matches(record, child));
    case 'or':
      return node.children.some((child) => matches(record, child));
    case 'not':
      return !matches(record, node.child);
    case 'text':
      return hasWords(record.body, node.value);
    case 'text-pattern':
      return isLike(record.body, ['', ...node.parts, '']);
    default:
      return textsOf(record, node.field).some((text) => holds(text, node)) || isAbsent(record, node);
  }
}

type FieldNode = Extract<FilterNode, { field: string }>;

function isAbsent(record: LogRecord, node: FieldNode): boolean {
  return node.kind === 'equals' && node.value === '' && textsOf(record, node.field).every((text) => text === '');
}

function textsOf(record: LogRecord, field: string): string[] {
  const name = LOG_FIELDS.nameOf(field);
  if (name === 'severity') return [severityOf(record.severityNumber)];
  if (name === 'severity_number') return [String(record.severityNumber)];
  if (name === 'service') return [record.resource['service.name'] ?? ''];
  if (name === 'scope') return [record.scope];
  const keys = LOG_FIELDS.find(field)?.promotedFrom ?? [field];
  return keys.flatMap((key) => [record.attributes[key] ?? '', record.resource[key] ?? '']);
}

function holds(text: string, node: FieldNode): boolean {
  const isSeverity = LOG_FIELDS.nameOf(node.field) === 'severity';
  switch (node.kind) {
    case 'equals':
      return node.value !== '' && text === (isSeverity ? severityOfWord(node.value) : node.value);
    case 'exists':
      return text !== '';
    case 'pattern':
      return isLike(text, node.parts);
    case 'compare':
      return compares(text, node.operator, node.value, isSeverity);
    case 'range': {
      if (!node.from && !node.to) return text !== '';
      const { from, to } = node;
      const isAbove = !from || compares(text, from.inclusive ? '>=' : '>', from.value, isSeverity);
      return isAbove && (!to || compares(text, to.inclusive ? '<=' : '<', to.value, isSeverity));
    }
  }
}

function compares(text: string, operator: Comparison, value: string, isSeverity: boolean): boolean {
  if (isSeverity) return ordered(rank(text) - rank(value), operator);
  if (text === '') return false;
  const wanted = Number(value);
  if (value.trim() !== '' && Number.isFinite(wanted))
    return /^\d+$/.test(text) && ordered(Number(text) - wanted, operator);
  return ordered(Buffer.compare(Buffer.from(text), Buffer.from(value)), operator);
}

function rank(word: string): number {
  return severityRank(severityOfWord(word) ?? 'unknown');
}

function ordered(difference: number, operator: Comparison): boolean {
  if (difference === 0) return operator === '>=' || operator === '<=';
  return difference > 0 === operator.startsWith('>');
}

function hasWords(body: string, value: string): boolean {
  if (!body.toLowerCase().includes(value.toLowerCase())) return false;
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9\u0080-\uffff]+/g) ?? [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the range meant
  const ascii = words(value).filter((word) => /^[\x00-\x7f]+$/.test(word));
  return ascii.every((word) => words(body).includes(word));
}

function isLike(text: string, parts: readonly string[]): boolean {
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^]*')}$`, 'iu').test(text);
}
