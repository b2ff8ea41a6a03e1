'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { useApi } from '@/components/data/use-api';
import { useTimeRange } from '@/components/data/use-time-range';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { logFieldsSchema, logValuesSchema } from '@/model/log-api';
import { type CompletionSpot, findCompletionSpot } from './complete-filter';
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
const ALIASES = LOG_FIELDS.fields.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const));

/** What may be written at the caret. An empty filter offers the recent ones first. */
export function useFilterSuggestions(draft: string, caret: number, open: boolean): FilterSuggestions {
  const spot = findCompletionSpot(draft, caret);
  const [prefix] = useDebouncedValue(spot?.prefix ?? '', DEBOUNCE_MS);
  const { from, to } = useTimeRange();
  const wantsField = open && spot?.kind === 'field';
  const wantsValue = open && spot?.kind === 'value';
  const fields = useApi('/api/v1/logs/fields', { from, to, prefix }, logFieldsSchema, { enabled: wantsField });
  const valueParams = { from, to, field: spot?.field ?? '', prefix, limit: '30' };
  const values = useApi('/api/v1/logs/values', valueParams, logValuesSchema, { enabled: wantsValue });
  if (!open || !spot) return { spot, items: [] };
  if (spot.kind === 'value') {
    // Values of the field before must not be offered while those of this one load.
    const known = values.isPlaceholderData ? [] : (values.data?.data ?? []);
    return { spot, items: known.map(({ value, count }) => ({ kind: 'value', text: value, note: count })) };
  }
  const names = startingWith(fields.data?.data ?? [], spot.prefix);
  const recent = draft.trim() === '' ? readRecent().map((text) => ({ kind: 'recent', text, note: '' }) as const) : [];
  return { spot, items: [...recent, ...names].slice(0, MOST) };
}

/** Field names that begin with the prefix, then those that contain it, then aliases. */
function startingWith(fields: readonly { name: string }[], prefix: string): Suggestion[] {
  const wanted = prefix.toLowerCase();
  const named = fields
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name }) => ({ kind: 'field', text: name, note: '' }) as const);
  const first = named.filter(({ text }) => text.toLowerCase().startsWith(wanted));
  const aliases = wanted ? ALIASES.filter(([alias]) => alias.startsWith(wanted)) : [];
  return [
    ...first,
    ...named.filter((item) => !first.includes(item)),
    ...aliases.map(([text, note]) => ({ kind: 'field', text, note }) as const),
  ];
}
