import type { LogFacet } from '@/model/log-api';
import { SEVERITIES } from '@/model/severity';

/** Severities stand worst first, as everywhere; all other values by count, as the API answers them. */
export function orderValues(facet: LogFacet): LogFacet['values'] {
  if (facet.field !== 'severity') return facet.values;
  const order: readonly string[] = SEVERITIES;
  const rank = (value: string): number => order.indexOf(value);
  return facet.values.toSorted((a, b) => rank(a.value) - rank(b.value));
}
