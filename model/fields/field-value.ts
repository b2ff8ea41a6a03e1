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

function promoted(row: RecordRow, field: Field): string {
  const source = promotedEntry(row, field);
  return source ? entry(row[source.kind], source.key) : '';
}

/** What intake filled the column from: the first of its keys in the record, else in its resource. */
export function promotedEntry(
  { attributes, resource }: Pick<RecordRow, 'attributes' | 'resource'>,
  { promotedFrom }: Field,
): { kind: 'attributes' | 'resource'; key: string } | undefined {
  const own = firstKey(attributes, promotedFrom);
  if (own !== undefined) return { kind: 'attributes', key: own };
  const shared = firstKey(resource, promotedFrom);
  return shared === undefined ? undefined : { kind: 'resource', key: shared };
}

function firstKey(values: Texts, keys: readonly string[]): string | undefined {
  if (!keys.some((key) => Object.hasOwn(values, key))) return undefined;
  return Object.keys(values).find((key) => keys.includes(key));
}

function entry(values: Texts, key: string): string {
  return Object.hasOwn(values, key) ? (values[key] ?? '') : '';
}
