import type { Field, FieldSet } from './field-set';

type Texts = Readonly<Record<string, string>>;

/** A record as the API answers it: its columns by name, what has none in two maps. */
export type RecordRow = Readonly<Record<string, unknown>> & { readonly attributes: Texts; readonly resource: Texts };

/** Times of a row, which are not fields: filters name them by the range. */
const TIMES = ['timestamp', 'inserted_at'];

/** The text of a field of a row by the name people filter with, by the rule of `FieldSet.place`; '' when it has none. */
export function fieldValue(fields: FieldSet, row: RecordRow, name: string): string {
  if (TIMES.includes(name)) return textOf(row, name);
  const place = fields.place(name);
  switch (place.kind) {
    case 'field':
      return Object.hasOwn(row, place.field.column) ? textOf(row, place.field.column) : promoted(row, place.field);
    case 'attribute':
      return entry(row.attributes, place.key);
    case 'resource':
      return entry(row.resource, place.key);
    case 'either':
      return entry(row.attributes, place.key) || entry(row.resource, place.key);
  }
}

function textOf(row: RecordRow, column: string): string {
  const value = Object.hasOwn(row, column) ? row[column] : undefined;
  return value === undefined || value === null ? '' : String(value);
}

/** What intake put into the column: the first of its keys in the record, else in its resource. */
function promoted({ attributes, resource }: RecordRow, { promotedFrom }: Field): string {
  return firstOf(attributes, promotedFrom) ?? firstOf(resource, promotedFrom) ?? '';
}

function firstOf(values: Texts, keys: readonly string[]): string | undefined {
  if (!keys.some((key) => Object.hasOwn(values, key))) return undefined;
  const first = Object.keys(values).find((key) => keys.includes(key));
  return first === undefined ? undefined : values[first];
}

function entry(values: Texts, key: string): string {
  return Object.hasOwn(values, key) ? (values[key] ?? '') : '';
}
