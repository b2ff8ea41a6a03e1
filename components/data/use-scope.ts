'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { printTerm } from '@/model/filter/print-filter';

/** What all screens with a query can be narrowed to at once; each is a parameter of the address and a field of records. */
export const SCOPES = ['environment', 'service'] as const;
export type ScopeName = (typeof SCOPES)[number];

const PARSERS = { environment: parseAsString, service: parseAsString };

export interface Scope extends Record<ScopeName, string | null> {
  /** The scope as a filter; empty while nothing is narrowed. */
  filter: string;
  setScope: (name: ScopeName, value: string | null) => void;
}

/** Environment and service of everything on the screen, held in the URL and kept when changing screens. */
export function useScope(): Scope {
  const [{ environment, service }, setState] = useQueryStates(PARSERS, { history: 'push' });
  const filter = [
    environment === null ? '' : printTerm('environment', environment),
    service === null ? '' : printTerm('service', service),
  ]
    .filter(Boolean)
    .join(' ');
  const setScope = useCallback((name: ScopeName, value: string | null) => void setState({ [name]: value }), [setState]);
  return useMemo(() => ({ environment, service, filter, setScope }), [environment, service, filter, setScope]);
}
