import { AppError } from '@/model/errors';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { allOf, anyOf, conjuncts, type FilterNode } from './filter-node';
import { parseFilter } from './parse-filter';
import { printFilter, printTerm } from './print-filter';

/**
 * The filter text with one more condition. Including a second value of a field widens the first to a list,
 * since a record has one value per field; including what was excluded (or the reverse) replaces it.
 * Text that does not parse is kept and the term added after it, so that nothing typed is lost.
 */
export function addTerm(text: string, field: string, value: string, negate = false): string {
  const term = printTerm(field, value, negate);
  const parsed = tryParse(text);
  const wanted = tryParse(term);
  const opposite = tryParse(printTerm(field, value, !negate));
  if (!parsed || !wanted || !opposite) return `${text} ${term}`.trimStart();
  const kept = without(parsed, opposite);
  if (kept !== parsed) return printFilter(allOf([kept, wanted]));
  if (conjuncts(parsed).some((condition) => holds(condition, wanted))) return text;
  const widened = negate ? null : widen(parsed, wanted);
  if (widened) return printFilter(widened);
  if (parsed.kind === 'all') return term;
  return parsed.kind === 'or' ? `(${text.trim()}) ${term}` : `${text.trim()} ${term}`;
}

/** The filter text without a condition that addTerm added; unchanged when it is not there. */
export function removeTerm(text: string, field: string, value: string, negate = false): string {
  const parsed = tryParse(text);
  const term = tryParse(printTerm(field, value, negate));
  if (!parsed || !term) return text;
  const kept = without(parsed, term);
  return kept === parsed ? text : printFilter(kept);
}

/** Whether every match has (`include`) or lacks (`exclude`) this value, as far as top-level conditions say so. */
export function findTerm(text: string, field: string, value: string): 'include' | 'exclude' | null {
  const parsed = tryParse(text);
  const included = tryParse(printTerm(field, value));
  if (!parsed || !included) return null;
  if (conjuncts(parsed).some((condition) => holds(condition, included))) return 'include';
  const excluded: FilterNode = { kind: 'not', child: included };
  return conjuncts(parsed).some((condition) => holds(condition, excluded)) ? 'exclude' : null;
}

/** Words and phrases searched for in the body, for highlighting; negated ones are left out. */
export function searchedTexts(node: FilterNode): string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children.flatMap(searchedTexts);
    case 'text':
      return [node.value];
    case 'text-pattern':
      return node.parts.filter((part) => part !== '');
    default:
      return [];
  }
}

function tryParse(text: string): FilterNode | null {
  try {
    return parseFilter(text);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

const nameOf = (field: string): string => LOG_FIELDS.nameOf(field);

function isSame(a: FilterNode, b: FilterNode): boolean {
  if (a.kind === 'not' && b.kind === 'not') return isSame(a.child, b.child);
  if (a.kind === 'equals' && b.kind === 'equals') return nameOf(a.field) === nameOf(b.field) && a.value === b.value;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The condition is the term, or a list that holds it. */
function holds(condition: FilterNode, term: FilterNode): boolean {
  if (isSame(condition, term)) return true;
  if (condition.kind === 'or')
    return isValueList(condition, term) && condition.children.some((child) => isSame(child, term));
  return condition.kind === 'not' && term.kind === 'not' && holds(condition.child, term.child);
}

function isValueList(node: FilterNode, term: FilterNode): boolean {
  if (term.kind !== 'equals') return false;
  const children = node.kind === 'or' ? node.children : [node];
  return children.every((child) => child.kind === 'equals' && nameOf(child.field) === nameOf(term.field));
}

function without(parsed: FilterNode, term: FilterNode): FilterNode {
  const conditions = conjuncts(parsed);
  if (!conditions.some((condition) => holds(condition, term))) return parsed;
  return allOf(conditions.map((condition) => dropFrom(condition, term)).filter((condition) => condition !== null));
}

function dropFrom(condition: FilterNode, term: FilterNode): FilterNode | null {
  if (!holds(condition, term)) return condition;
  if (isSame(condition, term)) return null;
  if (condition.kind === 'not' && term.kind === 'not') {
    const child = dropFrom(condition.child, term.child);
    return child && { kind: 'not', child };
  }
  const [first, ...others] = condition.kind === 'or' ? condition.children.filter((child) => !isSame(child, term)) : [];
  return first ? anyOf([first, ...others]) : null;
}

function widen(parsed: FilterNode, wanted: FilterNode): FilterNode | null {
  const conditions = conjuncts(parsed);
  const index = conditions.findIndex((condition) => isValueList(condition, wanted));
  const list = conditions[index];
  if (!list) return null;
  return allOf(conditions.map((condition, i) => (i === index ? anyOf([list, wanted]) : condition)));
}
