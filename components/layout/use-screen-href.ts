'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { SCOPES } from '@/components/data/use-scope';

const KEPT = ['from', 'to', 'tz', 'compare', ...SCOPES] as const;

/** Addresses of other screens with the time and the scope of this one, so that changing the screen does not change the question. */
export function useScreenHref(): (href: string, params?: Record<string, string>) => string {
  const search = useSearchParams();
  return useCallback(
    (href, params = {}) => {
      const next = new URLSearchParams();
      for (const name of KEPT) {
        const value = search.get(name);
        if (value) next.set(name, value);
      }
      for (const [name, value] of Object.entries(params)) next.set(name, value);
      const query = next.toString();
      return query ? `${href}?${query}` : href;
    },
    [search],
  );
}
