import { type Field, type FieldSet, RECORD_TIMES } from './field-set';
import { promotedEntry } from './field-value';

interface Keys {
  attributes: Readonly<Record<string, string>>;
  resource: Readonly<Record<string, string>>;
}

/**
 * The name by which a filter finds exactly this attribute of a record: its key where that reaches it, or `attributes.key`
 * and `resource.key` where the key alone would mean a field, or another attribute of that name.
 */
export function nameReaching(fields: FieldSet, record: Keys, kind: keyof Keys, key: string): string {
  const exact = `${kind === 'attributes' ? 'attributes' : 'resource'}.${key}`;
  const place = fields.place(key);
  if (place.kind === 'field') return isSourceOf(place.field, record, kind, key) ? key : exact;
  if (place.kind !== 'either' || RECORD_TIMES.has(key)) return exact;
  return kind === 'attributes' || !Object.hasOwn(record.attributes, key) ? key : exact;
}

/** Whether the column of a field was filled from this very attribute. */
function isSourceOf(field: Field, record: Keys, kind: keyof Keys, key: string): boolean {
  const source = promotedEntry(record, field);
  return source?.key === key && source.kind === kind;
}
