import { AppError } from '@/model/errors';
import type { FieldPlace } from '@/model/fields/field-set';
import { type Condition, type FilterNode, foldFilter, type ValueCondition } from '@/model/filter/filter-node';
import { joinSql, type Sql, sql } from '@/store/telemetry/sql';
import { attributeIsIn, attributeText, type FilterTarget } from './filter-target';
import { textContains, textMatches } from './text-to-sql';
import { valueToSql } from './value-to-sql';

const NEVER = sql`0`;
const ALWAYS = sql`1`;

/**
 * A condition over rows of the target. Values are bound parameters; nothing of the filter becomes statement text. Each
 * condition is false, never NULL, for rows without what it names, so that NOT keeps them.
 * @throws AppError invalid_filter for values that cannot be compared (only for filters that were not made by parseFilter)
 */
export function filterToSql(node: FilterNode, target: FilterTarget): Sql {
  return foldFilter<Sql>(node, {
    all: ALWAYS,
    and: (children) => sql`(${joinSql(children, ' AND ', ALWAYS)})`,
    or: (children) => sql`(${joinSql(children, ' OR ', NEVER)})`,
    not: (child) => sql`NOT (${child})`,
    condition: (condition) => conditionToSql(condition, target),
  });
}

function conditionToSql(node: Condition, target: FilterTarget): Sql {
  if (node.kind === 'text') return textContains(searched(target), node.value);
  if (node.kind === 'text-pattern') return textMatches(searched(target), node.parts);
  if (node.field === null) return valueToSql(node, searched(target), undefined);
  const place = target.fields.place(node.field);
  return (
    attributeEquality(node, place, target) ?? valueToSql(node, placeText(place, target), target.fields.find(node.field))
  );
}

function attributeEquality(node: ValueCondition, place: FieldPlace, target: FilterTarget): Sql | undefined {
  const values = wantedTexts(node);
  // Who looks for nothing looks for records without the key, which no index of values knows.
  if (place.kind === 'field' || values.length === 0 || values.includes('')) return undefined;
  return attributeIsIn(place, values, target);
}

function wantedTexts(node: ValueCondition): readonly string[] {
  if (node.kind === 'equals') return [node.value];
  return node.kind === 'in' ? node.values : [];
}

/** The value at a place, as its column holds it. */
export function placeText(place: FieldPlace, target: FilterTarget): Sql {
  return place.kind === 'field' ? target.column(place.field) : attributeText(place, target);
}

function searched({ fields, column }: FilterTarget): Sql {
  if (fields.fullText) return column(fields.fullText);
  throw new AppError('invalid_filter', 'These records have no text to search. Write field:value.');
}
