import type { Facet } from '@/components/explorer/explorer-source';

/** How a person arranged the facets; kept in this browser. */
export interface FacetPreferences {
  /** Shown first, in this order, whatever is asked for. */
  pinned: string[];
  /** Folded to their name. */
  closed: string[];
}

export const NO_PREFERENCES: FacetPreferences = { pinned: [], closed: [] };

/** Reads stored text; anything unexpected counts as nothing chosen. */
export function parsePreferences(text: string | null): FacetPreferences {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    if (typeof stored !== 'object' || stored === null) return NO_PREFERENCES;
    const list = (key: keyof FacetPreferences): string[] => {
      const value = Object.hasOwn(stored, key) ? (stored as Record<string, unknown>)[key] : [];
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string').slice(0, 50) : [];
    };
    return { pinned: list('pinned'), closed: list('closed') };
  } catch {
    return NO_PREFERENCES;
  }
}

/** The preferences with a field put into a list, or taken out when it is in it. */
export function togglePreference(
  preferences: FacetPreferences,
  list: keyof FacetPreferences,
  field: string,
): FacetPreferences {
  const before = preferences[list];
  const next = before.includes(field) ? before.filter((item) => item !== field) : [...before, field];
  return { ...preferences, [list]: next };
}

/** The fields of a comma-separated list, each once. */
export function parseFields(text: string): string[] {
  return [...new Set(text.split(',').filter((field) => field !== ''))];
}

/**
 * Facets in the order drawn: pinned, then added, then the built-in ones. Built-in ones without a value are left out,
 * unless the filter itself emptied them (`isFiltered`).
 */
export function arrangeFacets(
  facets: readonly Facet[],
  chosen: { pinned: readonly string[]; added: readonly string[] },
  isFiltered: (field: string) => boolean,
): Facet[] {
  const rank = ({ field }: Facet): number => {
    const pinned = chosen.pinned.indexOf(field);
    if (pinned >= 0) return pinned;
    const added = chosen.added.indexOf(field);
    return added >= 0 ? 1000 + added : 2000;
  };
  return facets
    .filter((facet) => facet.values.length > 0 || rank(facet) < 2000 || isFiltered(facet.field))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Values that contain the searched text; a facet whose name matches keeps all its values. */
export function searchFacet(facet: Facet, search: string): Facet {
  const wanted = search.trim().toLowerCase();
  if (!wanted || facet.field.toLowerCase().includes(wanted)) return facet;
  return { ...facet, values: facet.values.filter(({ value }) => value.toLowerCase().includes(wanted)) };
}
