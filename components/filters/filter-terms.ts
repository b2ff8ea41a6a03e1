import type { FieldSet } from '@/model/fields/field-set';
import { addTerm, findTerm, isAbout, valuesOf } from '@/model/filter/edit-filter';
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

/** The filter without its conditions on a field; unchanged when it does not parse. */
export function withoutField(fields: FieldSet, text: string, field: string): string {
  const node = parsed(text);
  if (!node) return text;
  const conditions = conjuncts(node);
  const kept = conditions.filter((condition) => !isAbout(fields, condition, field));
  return kept.length === conditions.length ? text : printFilter(allOf(kept));
}

/** The values of a field that the filter includes or excludes by name, as `findTerm` would find them. */
export function namedValues(fields: FieldSet, text: string, field: string): string[] {
  const node = parsed(text);
  const named = (condition: FilterNode): string[] =>
    valuesOf(condition, condition.kind === 'not').flatMap((child) => (child.kind === 'equals' ? [child.value] : []));
  const about = node ? conjuncts(node).filter((condition) => isAbout(fields, condition, field)) : [];
  return [...new Set(about.flatMap(named))].filter((value) => findTerm(fields, text, field, value) !== null);
}

/** The one value of a field that all matches have; undefined when the filter leaves more than one. */
export function onlyValue(fields: FieldSet, text: string, field: string): string | undefined {
  const included = namedValues(fields, text, field).filter(
    (value) => findTerm(fields, text, field, value) === 'include',
  );
  return included.length === 1 ? included[0] : undefined;
}

/** Only rows with one of these values of a field. */
export function anyTerm(text: string, field: string, values: readonly string[]): string {
  return bothFilters(text, values.map((value) => printTerm(field, value)).join(' OR '));
}

/** The filter with exactly this value of a field. */
export function onlyTerm(fields: FieldSet, text: string, field: string, value: string): string {
  return addTerm(fields, withoutField(fields, text, field), field, value);
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
