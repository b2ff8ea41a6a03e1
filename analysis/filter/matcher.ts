import type { FieldSet } from '@/model/fields/field-set';
import { type Condition, type FilterNode, foldFilter } from '@/model/filter/filter-node';
import { type RecordView, valueAt } from './record-view';
import { containsText, matchesParts } from './text-test';
import { valueTest } from './value-test';

export type { RecordView } from './record-view';

type Match = (record: RecordView) => boolean;

/**
 * A filter as a function of one record, for records that are not stored yet. It says what `filterToSql` says of stored
 * ones; a property test holds the two equal.
 * @throws AppError invalid_filter for a regular expression that RE2 does not understand
 */
export function matcher(node: FilterNode, fields: FieldSet): Match {
  return foldFilter<Match>(node, {
    all: () => true,
    and: (children) => (record) => children.every((child) => child(record)),
    or: (children) => (record) => children.some((child) => child(record)),
    not: (child) => (record) => !child(record),
    condition: (condition) => conditionMatch(condition, fields),
  });
}

function conditionMatch(node: Condition, fields: FieldSet): Match {
  const text = textOf(fields);
  if (node.kind === 'text') return on(text, containsText(node.value));
  if (node.kind === 'text-pattern') return on(text, matchesParts(['', ...node.parts, '']));
  if (node.field === null) return on(text, valueTest(node, undefined));
  return on(valueAt(fields.place(node.field)), valueTest(node, fields.find(node.field)));
}

function textOf({ fullText }: FieldSet): (record: RecordView) => string {
  return fullText ? (record) => record.field(fullText) : () => '';
}

function on(value: (record: RecordView) => string, test: (text: string) => boolean): Match {
  return (record) => test(value(record));
}
