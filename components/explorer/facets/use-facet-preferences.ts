'use client';

import { useLocalStorage } from '@mantine/hooks';
import { useExplorer } from '@/components/explorer/explorer-context';
import { type FacetPreferences, NO_PREFERENCES, parsePreferences, togglePreference } from './facet-preferences';

/** The person's arrangement of facets in this browser, and a switch for each part of it. */
export function useFacetPreferences() {
  const { param } = useExplorer();
  const [preferences, setPreferences] = useLocalStorage<FacetPreferences>({
    key: `mangru.${param}-facets`,
    defaultValue: NO_PREFERENCES,
    deserialize: (text) => parsePreferences(text ?? null),
  });
  const toggle = (list: keyof FacetPreferences, field: string) =>
    setPreferences((before) => togglePreference(before, list, field));
  return { preferences, toggle };
}
