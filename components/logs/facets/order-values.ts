import type { LogFacet } from '@/model/log-api';
import { SEVERITIES } from '@/model/severity';

/** Severities stand worst first, as everywhere; all other values by count, as the API answers them. */
export function orderValues(facet: LogFacet): LogFacet['values'] {
  if (facet.field !== 'severity') return facet.values;
  const order: readonly string[] = SEVERITIES;
  const rank = (value: string): number => order.indexOf(value);
  return facet.values.toSorted((a, b) => rank(a.value) - rank(b.value));
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
  counted: LogFacet | undefined,
): ShownValue[] {
  const isComplete = counted !== undefined && counted.values.length >= counted.distinct;
  const rare = missing.map((value) => {
    const found = counted?.values.find((one) => one.value === value);
    return { value, count: found?.count ?? (isComplete ? '0' : undefined) };
  });
  return [...shown, ...rare];
}
