import type { FieldSet } from '@/model/fields/field-set';

/** What a filter is about: the fields it may name, and where those that occur and their values are asked for. */
export interface FilterSource {
  /** The API that lists the records; `fields` and `values` are below it. */
  path: string;
  fields: FieldSet;
}

/** A value and how many records have it. Counts are 64-bit, as text. */
export interface CountedValue {
  value: string;
  count: string;
}
