'use client';

import { useScope } from '@/components/data/use-scope';
import { bothFilters } from './filter-terms';

/** A screen's filter narrowed to the scope in the header: what to send to the API. */
export function useScopedFilter(filter: string): string {
  const scope = useScope();
  return scope.filter ? bothFilters(scope.filter, filter) : filter;
}
