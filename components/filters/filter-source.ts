import type { z } from 'zod';
import type { FieldSet } from '@/model/fields/field-set';

/** What a filter is about: the fields it may name, and where those that occur and their values are asked for. */
export interface FilterSource {
  /** The API that lists the records; `fields` and `values` are below it. */
  path: string;
  fields: FieldSet;
  answers: {
    fields: z.ZodType<{ data: { name: string }[] }>;
    values: z.ZodType<{ data: { value: string; count: string }[] }>;
  };
}
