import type { Facet } from '@/components/explorer/explorer-source';
import type { FieldSet } from '@/model/fields/field-set';

/** Values with an order of their own stand highest first, as everywhere; all others by count, as the API answers them. */
export function orderValues(facet: Facet, fields: FieldSet): Facet['values'] {
  const order = fields.find(facet.field)?.values?.values;
  if (!order) return facet.values;
  return facet.values.toSorted((a, b) => order.indexOf(b.value) - order.indexOf(a.value));
}

export interface ShownValue {
  value: string;
  /** Undefined while it is not known. */
  count: string | undefined;
}

/** Values the filter names that are not among those shown. */
export function missingValues(shown: readonly ShownValue[], named: readonly string[]): string[] {
  return named.filter((value) => shown.every((one) => one.value !== value));
}

/** The values shown, then the missing ones with what was counted of them: what is not in a complete count is not there. */
export function withMissing(
  shown: readonly ShownValue[],
  missing: readonly string[],
  counted: Facet | undefined,
): ShownValue[] {
  const isComplete = counted !== undefined && counted.values.length >= counted.distinct;
  const rare = missing.map((value) => {
    const found = counted?.values.find((one) => one.value === value);
    return { value, count: found?.count ?? (isComplete ? '0' : undefined) };
  });
  return [...shown, ...rare];
}
