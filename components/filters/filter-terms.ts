import { LOG_FIELDS } from '@/model/fields/log-fields';
import { addTerm, findTerm } from '@/model/filter/edit-filter';
import { allOf, conjuncts, type FilterNode } from '@/model/filter/filter-node';
import { findFilterError, parseFilter } from '@/model/filter/parse-filter';
import { printFilter, printTerm } from '@/model/filter/print-filter';

/** A condition that must hold, as text, and the filter without it. */
export interface FilterCondition {
  text: string;
  without: string;
}

function parsed(text: string): FilterNode | undefined {
  return findFilterError(text) ? undefined : parseFilter(text);
}

const nameOf = (field: string): string => LOG_FIELDS.nameOf(field);

/** Whether a condition is about this field and nothing else. */
function isAbout(node: FilterNode, field: string): boolean {
  switch (node.kind) {
    case 'not':
      return isAbout(node.child, field);
    case 'and':
    case 'or':
      return node.children.every((child) => isAbout(child, field));
    case 'all':
    case 'text':
    case 'text-pattern':
      return false;
    default:
      return nameOf(node.field) === nameOf(field);
  }
}

/** The filter without its conditions on a field; unchanged when it does not parse. */
export function withoutField(text: string, field: string): string {
  const node = parsed(text);
  if (!node) return text;
  const conditions = conjuncts(node);
  const kept = conditions.filter((condition) => !isAbout(condition, field));
  return kept.length === conditions.length ? text : printFilter(allOf(kept));
}

/** The values of a field that the filter includes or excludes by name, as `findTerm` would find them. */
export function namedValues(text: string, field: string): string[] {
  const node = parsed(text);
  const valuesOf = (condition: FilterNode): string[] => {
    if (condition.kind === 'not') return valuesOf(condition.child);
    if (condition.kind === 'or') return condition.children.flatMap(valuesOf);
    return condition.kind === 'equals' ? [condition.value] : [];
  };
  const about = node ? conjuncts(node).filter((condition) => isAbout(condition, field)) : [];
  return [...new Set(about.flatMap(valuesOf))].filter((value) => findTerm(text, field, value) !== null);
}

/** Only rows with one of these values of a field. */
export function anyTerm(text: string, field: string, values: readonly string[]): string {
  return bothFilters(text, values.map((value) => printTerm(field, value)).join(' OR '));
}

/** The filter with exactly this value of a field. */
export function onlyTerm(text: string, field: string, value: string): string {
  return addTerm(withoutField(text, field), field, value);
}

/** What must hold, one by one, so that each can be offered for removal; empty when the text does not parse. */
export function listConditions(text: string): FilterCondition[] {
  const node = parsed(text);
  if (!node) return [];
  const conditions = conjuncts(node);
  return conditions.map((condition, index) => ({
    text: printFilter(condition),
    without: printFilter(allOf(conditions.toSpliced(index, 1))),
  }));
}

/** Two filters, both of which must hold. */
export function bothFilters(first: string, second: string): string {
  const [a, b] = [parsed(first), parsed(second)];
  if (!a || !b) return `${first} ${second}`.trim();
  return printFilter(allOf([a, b].filter((node) => node.kind !== 'all')));
}
