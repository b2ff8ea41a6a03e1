import type { LogFacet } from '@/model/log-api';

/** How a person arranged the facets; kept in this browser. */
export interface FacetPreferences {
  /** Shown first, in this order. */
  pinned: string[];
  /** Fields shown beside the built-in facets. */
  added: string[];
  /** Folded to their name. */
  closed: string[];
}

export const NO_PREFERENCES: FacetPreferences = { pinned: [], added: [], closed: [] };

/** Reads stored text; anything unexpected counts as nothing chosen. */
export function parsePreferences(text: string | null): FacetPreferences {
  try {
    const stored: unknown = JSON.parse(text ?? 'null');
    if (typeof stored !== 'object' || stored === null) return NO_PREFERENCES;
    const list = (key: keyof FacetPreferences): string[] => {
      const value = Object.hasOwn(stored, key) ? (stored as Record<string, unknown>)[key] : [];
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string').slice(0, 50) : [];
    };
    return { pinned: list('pinned'), added: list('added'), closed: list('closed') };
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

/**
 * Facets in the order drawn: pinned, then added, then the built-in ones. Built-in ones without a value are left out,
 * unless the filter itself emptied them (`isFiltered`).
 */
export function arrangeFacets(
  facets: readonly LogFacet[],
  preferences: FacetPreferences,
  isFiltered: (field: string) => boolean,
): LogFacet[] {
  const rank = ({ field }: LogFacet): number => {
    const pinned = preferences.pinned.indexOf(field);
    if (pinned >= 0) return pinned;
    const added = preferences.added.indexOf(field);
    return added >= 0 ? 1000 + added : 2000;
  };
  return facets
    .filter((facet) => facet.values.length > 0 || rank(facet) < 2000 || isFiltered(facet.field))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Values that contain the searched text; a facet whose name matches keeps all its values. */
export function searchFacet(facet: LogFacet, search: string): LogFacet {
  const wanted = search.trim().toLowerCase();
  if (!wanted || facet.field.toLowerCase().includes(wanted)) return facet;
  return { ...facet, values: facet.values.filter(({ value }) => value.toLowerCase().includes(wanted)) };
}
