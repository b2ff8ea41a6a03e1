'use client';

import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '@/components/explorer/error-line';
import { useExplorer } from '@/components/explorer/explorer-context';
import { FieldPicker } from '@/components/explorer/field-picker';
import { useFacets } from '@/components/explorer/state/explorer-queries';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { TextField } from '@/components/explorer/text-field';
import { withoutField } from '@/components/filters/filter-terms';
import { StaleNote } from '@/components/ui/stale-note';
import { arrangeFacets, parseFields, searchFacet } from './facet-preferences';
import { FacetSection } from './facet-section';
import classes from './facets.module.css';
import { useFacetPreferences } from './use-facet-preferences';

const SHOWN = 6;
const SEARCHED = 100;
/** What the API counts in one request. */
const MOST_ADDED = 20;

/** Fields with their commonest values and counts: what the matching rows are made of, and the way to narrow them. */
export function FacetList(props: { range: FrozenRange | undefined; filter: string; actions: ExplorerActions }) {
  const { range, filter, actions } = props;
  const { t } = useTranslation('explorer');
  const { fields } = useExplorer();
  const { preferences, toggle } = useFacetPreferences();
  const { facets: inUrl, go } = useExplorerState();
  const added = parseFields(inUrl);
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 150);
  const limit = search ? SEARCHED : SHOWN;
  const builtIn = useFacets(range, filter, { limit });
  // Those pinned in this browser stay, also where a link does not name them.
  const own = [...new Set([...preferences.pinned, ...added])];
  const extraFields = own.filter((field) => !builtIn.data?.data.some((facet) => facet.field === field));
  const extra = useFacets(range, filter, {
    limit,
    fields: extraFields.slice(-MOST_ADDED).join(','),
    enabled: builtIn.data !== undefined && extraFields.length > 0,
  });
  if (builtIn.error && !builtIn.data) {
    return <ErrorLine text={t('facets.failed')} error={builtIn.error} onRetry={() => void builtIn.refetch()} />;
  }
  if (!builtIn.data) return <FacetSkeletons />;
  const known = builtIn.data.data;
  const others = extraFields.map(
    (field) => extra.data?.data.find((facet) => facet.field === field) ?? { field, values: [], distinct: 0 },
  );
  const setAdded = (names: readonly string[]) => go({ facets: names.join(',') || null });
  const isFiltered = (field: string) => withoutField(fields, filter, field) !== filter;
  const facets = arrangeFacets([...known, ...others], { pinned: preferences.pinned, added }, isFiltered)
    .map((facet) => searchFacet(facet, search))
    .filter((facet) => !search || facet.values.length > 0);

  return (
    <div className={classes.facets} data-stale={builtIn.isPlaceholderData}>
      <StaleNote error={builtIn.error} updatedAtMs={builtIn.updatedAtMs} />
      <TextField
        value={text}
        label={t('facets.search')}
        icon={<IconSearch size={14} />}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {facets.map((facet) => (
        <FacetSection
          key={facet.field}
          facet={facet}
          search={search}
          range={range}
          filter={filter}
          actions={actions}
          isPinned={preferences.pinned.includes(facet.field)}
          isAdded={added.includes(facet.field)}
          isClosed={preferences.closed.includes(facet.field) && !search}
          onToggle={(list) => toggle(list, facet.field)}
          onRemove={() => setAdded(added.filter((field) => field !== facet.field))}
        />
      ))}
      {facets.length === 0 ? <p className={classes.none}>{t(search ? 'facets.notFound' : 'facets.none')}</p> : null}
      <FieldPicker
        label={t('facets.add')}
        taken={[...known.map((facet) => facet.field), ...own]}
        onPick={(field) => setAdded([...added, field])}
      />
    </div>
  );
}

function FacetSkeletons() {
  return (
    <div className={classes.facets} aria-hidden>
      <Skeleton height={30} />
      {['a', 'b', 'c'].map((key) => (
        <div key={key} className={classes.skeleton}>
          <Skeleton height={12} width={90} />
          <Skeleton height={16} />
          <Skeleton height={16} />
          <Skeleton height={16} />
          <Skeleton height={16} />
        </div>
      ))}
    </div>
  );
}
