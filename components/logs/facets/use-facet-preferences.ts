'use client';

import { useLocalStorage } from '@mantine/hooks';
import { type FacetPreferences, NO_PREFERENCES, parsePreferences, togglePreference } from './facet-preferences';

/** The person's arrangement of facets in this browser, and a switch for each part of it. */
export function useFacetPreferences() {
  const [preferences, setPreferences] = useLocalStorage<FacetPreferences>({
    key: 'mangru.log-facets',
    defaultValue: NO_PREFERENCES,
    deserialize: (text) => parsePreferences(text ?? null),
  });
  const toggle = (list: keyof FacetPreferences, field: string) =>
    setPreferences((before) => togglePreference(before, list, field));
  return { preferences, toggle };
}
