import type { Field, FieldPlace } from '@/model/fields/field-set';

/** A record as a filter sees it, wherever it comes from; '' where there is nothing. */
export interface RecordView {
  /** Of a field with a column: what the column will hold, as text. */
  field(field: Field): string;
  attribute(key: string): string;
  resource(key: string): string;
}

/** The value at a place, by the one rule of `FieldSet.place`. */
export function valueAt(place: FieldPlace): (record: RecordView) => string {
  switch (place.kind) {
    case 'field':
      return (record) => record.field(place.field);
    case 'attribute':
      return (record) => record.attribute(place.key);
    case 'resource':
      return (record) => record.resource(place.key);
    case 'either':
      return (record) => record.attribute(place.key) || record.resource(place.key);
  }
}
