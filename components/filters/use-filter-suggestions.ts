'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useApi } from '@/components/data/use-api';
import { useTimeRange } from '@/components/data/use-time-range';
import type { FieldSet } from '@/model/fields/field-set';
import { type CompletionSpot, findCompletionSpot } from './complete-filter';
import type { CountedValue, FilterSource } from './filter-source';
import { readRecent } from './recent-filters';

export interface Suggestion {
  kind: 'recent' | 'field' | 'value';
  text: string;
  /** Rows with this value as text, or the field an alias stands for. */
  note: string;
}

export interface FilterSuggestions {
  spot: CompletionSpot | undefined;
  items: Suggestion[];
}

const MOST = 40;
const DEBOUNCE_MS = 120;

/** What may be written at the caret. An empty filter offers the recent ones first. */
export function useFilterSuggestions(
  source: FilterSource,
  draft: string,
  caret: number,
  open: boolean,
): FilterSuggestions {
  const { path } = source;
  const spot = findCompletionSpot(draft, caret);
  const [prefix] = useDebouncedValue(spot?.prefix ?? '', DEBOUNCE_MS);
  const { from, to } = useTimeRange();
  const wantsField = open && spot?.kind === 'field';
  const wantsValue = open && spot?.kind === 'value';
  const fields = useApi<{ data: { name: string }[] }>(`${path}/fields`, { from, to, prefix }, { enabled: wantsField });
  const valueParams = { from, to, field: spot?.field ?? '', prefix, limit: '30' };
  const values = useApi<{ data: CountedValue[] }>(`${path}/values`, valueParams, { enabled: wantsValue });
  if (!open || !spot) return { spot, items: [] };
  if (spot.kind === 'value') {
    // Values of the field before must not be offered while those of this one load.
    const known = values.isPlaceholderData ? [] : (values.data?.data ?? []);
    return { spot, items: known.map(({ value, count }) => ({ kind: 'value', text: value, note: count })) };
  }
  const names = startingWith(fields.data?.data ?? [], source.fields, spot.prefix);
  const recent = draft.trim() === '' ? readRecent().map((text) => ({ kind: 'recent', text, note: '' }) as const) : [];
  return { spot, items: [...recent, ...names].slice(0, MOST) };
}

/** Field names that begin with the prefix, then those that contain it, then aliases. */
function startingWith(seen: readonly { name: string }[], fields: FieldSet, prefix: string): Suggestion[] {
  const wanted = prefix.toLowerCase();
  const named = seen
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name }) => ({ kind: 'field', text: name, note: '' }) as const);
  const first = named.filter(({ text }) => text.toLowerCase().startsWith(wanted));
  const aliases = fields.fields.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const));
  const offered = wanted ? aliases.filter(([alias]) => alias.startsWith(wanted)) : [];
  return [
    ...first,
    ...named.filter((item) => !first.includes(item)),
    ...offered.map(([text, note]) => ({ kind: 'field', text, note }) as const),
  ];
}
