import { AppError } from '@/model/errors';
import type { FieldSet } from '@/model/fields/field-set';
import { allOf, anyOf, conjuncts, type FilterNode, fieldOf, foldFilter } from './filter-node';
import { parseFilter } from './parse-filter';
import { printFilter, printTerm } from './print-filter';

type Equals = Extract<FilterNode, { kind: 'equals' }>;

/**
 * The filter text with one more condition, rewriting what it says about the same field so that the two never contradict
 * each other, since a record has one value per field. Including a second value widens the first to a list; including
 * one against a range, a pattern or an exclusion takes their place; excluding what was included takes it out.
 * Text that does not parse is kept and the term added after it, so that nothing typed is lost.
 */
export function addTerm(fields: FieldSet, text: string, field: string, value: string, negate = false): string {
  const term = printTerm(field, value, negate);
  const parsed = tryParse(fields, text);
  const wanted = tryParse(fields, printTerm(field, value));
  if (!parsed || wanted?.kind !== 'equals') return append(text, parsed, term);
  if (conjuncts(parsed).some((condition) => holds(fields, condition, wanted, negate))) return text;
  const rewritten = negate ? dropValue(fields, parsed, wanted, false) : makeRoom(fields, parsed, wanted);
  if (rewritten === parsed) return append(text, parsed, term);
  return printFilter(negate ? allOf([rewritten, { kind: 'not', child: wanted }]) : rewritten);
}

/** The filter text without a condition that addTerm added; unchanged when it is not there. */
export function removeTerm(fields: FieldSet, text: string, field: string, value: string, negate = false): string {
  const parsed = tryParse(fields, text);
  const term = tryParse(fields, printTerm(field, value));
  if (!parsed || term?.kind !== 'equals') return text;
  const kept = dropValue(fields, parsed, term, negate);
  return kept === parsed ? text : printFilter(kept);
}

/** Whether every match has (`include`) or lacks (`exclude`) this value, as far as top-level conditions say so. */
export function findTerm(fields: FieldSet, text: string, field: string, value: string): 'include' | 'exclude' | null {
  const parsed = tryParse(fields, text);
  const term = tryParse(fields, printTerm(field, value));
  if (!parsed || term?.kind !== 'equals') return null;
  const conditions = conjuncts(parsed);
  if (conditions.some((condition) => holds(fields, condition, term, false))) return 'include';
  return conditions.some((condition) => holds(fields, condition, term, true)) ? 'exclude' : null;
}

/** Whether a condition is about this field and nothing else. */
export function isAbout(fields: FieldSet, node: FilterNode, field: string): boolean {
  return foldFilter(node, {
    all: false,
    and: (children) => children.every(Boolean),
    or: (children) => children.every(Boolean),
    not: (child) => child,
    condition: (condition) => fields.nameOf(fieldOf(condition) ?? '') === fields.nameOf(field),
  });
}

/** Words and phrases searched for in the body, for highlighting; negated ones are left out. */
export function searchedTexts(node: FilterNode): string[] {
  return foldFilter<string[]>(node, {
    all: [],
    and: (children) => children.flat(),
    or: (children) => children.flat(),
    not: () => [],
    condition: (condition) => {
      if (condition.kind === 'text') return [condition.value];
      return condition.kind === 'text-pattern' ? condition.parts.filter((part) => part !== '') : [];
    },
  });
}

function tryParse(fields: FieldSet, text: string): FilterNode | null {
  try {
    return parseFilter(text, fields);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function append(text: string, parsed: FilterNode | null, term: string): string {
  if (!parsed) return `${text} ${term}`.trimStart();
  if (parsed.kind === 'all') return term;
  return parsed.kind === 'or' ? `(${text.trim()}) ${term}` : `${text.trim()} ${term}`;
}

/** The same field and the same value, whichever of their names was typed. */
function isSame(fields: FieldSet, node: FilterNode, term: Equals): boolean {
  if (node.kind !== 'equals' || fields.nameOf(node.field) !== fields.nameOf(term.field)) return false;
  const field = fields.find(term.field);
  const stored = (value: string) => field?.values?.valueOf(value) ?? (field?.lowerCase ? value.toLowerCase() : value);
  return stored(node.value) === stored(term.value);
}

/** The values a condition asks for, or leaves out when it is negated; a single one is a list as well. */
export function valuesOf(condition: FilterNode, negated: boolean): readonly FilterNode[] {
  if (negated) return condition.kind === 'not' ? valuesOf(condition.child, false) : [];
  if (condition.kind === 'in')
    return condition.values.map((value) => ({ kind: 'equals', field: condition.field, value }));
  return condition.kind === 'or' ? condition.children : [condition];
}

/** The condition is the term, or a list of this field that holds it. */
function holds(fields: FieldSet, condition: FilterNode, term: Equals, negated: boolean): boolean {
  return (
    isAbout(fields, condition, term.field) && valuesOf(condition, negated).some((child) => isSame(fields, child, term))
  );
}

/** The filter without a value that one of its lists includes, or leaves out when `negated`. */
function dropValue(fields: FieldSet, parsed: FilterNode, term: Equals, negated: boolean): FilterNode {
  const conditions = conjuncts(parsed);
  if (!conditions.some((condition) => holds(fields, condition, term, negated))) return parsed;
  return allOf(
    conditions.flatMap((condition) => {
      if (!holds(fields, condition, term, negated)) return [condition];
      const [first, ...others] = valuesOf(condition, negated).filter((child) => !isSame(fields, child, term));
      if (!first) return [];
      const rest = anyOf([first, ...others]);
      return [negated ? { kind: 'not' as const, child: rest } : rest];
    }),
  );
}

/** The filter with the value in the place of what it said about the field: in its list, or instead of it. */
function makeRoom(fields: FieldSet, parsed: FilterNode, wanted: Equals): FilterNode {
  const conditions = conjuncts(parsed);
  const about = conditions.filter((condition) => isAbout(fields, condition, wanted.field));
  const [place] = about;
  if (!place) return parsed;
  const lists = about.map((condition) => valuesOf(condition, false));
  const [first, ...others] = lists.find((list) => list.every((child) => child.kind === 'equals')) ?? [];
  const said = first ? anyOf([first, ...others, wanted]) : wanted;
  const kept = conditions.filter((condition) => condition === place || !about.includes(condition));
  return allOf(kept.map((condition) => (condition === place ? said : condition)));
}
