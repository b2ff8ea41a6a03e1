import { describe, expect, it } from 'vitest';
import {
  arrangeFacets,
  NO_PREFERENCES,
  parseFields,
  parsePreferences,
  searchFacet,
  togglePreference,
} from './facet-preferences';

const facet = (field: string, ...values: string[]) => ({
  field,
  distinct: values.length,
  values: values.map((value) => ({ value, count: '1' })),
});

it.each([null, '', 'x', '[]', '3', '{"pinned":7}', '{"pinned":[1]}'])(
  'parsePreferences(%j) is nothing chosen',
  (text) => {
    expect(parsePreferences(text)).toEqual(NO_PREFERENCES);
  },
);

it('togglePreference puts in and takes out', () => {
  const pinned = togglePreference(NO_PREFERENCES, 'pinned', 'host');
  expect(pinned.pinned).toEqual(['host']);
  expect(parsePreferences(JSON.stringify(pinned))).toEqual(pinned);
  expect(togglePreference(pinned, 'pinned', 'host')).toEqual(NO_PREFERENCES);
});

it('parseFields names each field once', () => {
  expect(parseFields('')).toEqual([]);
  expect(parseFields('cart,http.route,,cart')).toEqual(['cart', 'http.route']);
});

describe('arrangeFacets', () => {
  it('draws pinned, added, then built-in facets, and hides empty built-in ones', () => {
    const facets = [facet('severity', 'error'), facet('host'), facet('service', 'a'), facet('cart')];
    const preferences = { pinned: ['service'], added: ['cart'] };
    const names = (filtered: string) =>
      arrangeFacets(facets, preferences, (field) => field === filtered).map(({ field }) => field);
    expect(names('')).toEqual(['service', 'cart', 'severity']);
    expect(names('host')).toEqual(['service', 'cart', 'severity', 'host']);
  });
});

it.each([
  ['', ['web-1', 'db-1']],
  ['WEB', ['web-1']],
  ['host', ['web-1', 'db-1']],
  ['zzz', []],
])('searchFacet %j', (search, values) => {
  expect(searchFacet(facet('host', 'web-1', 'db-1'), search).values.map(({ value }) => value)).toEqual(values);
});
