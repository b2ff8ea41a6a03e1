'use client';

import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutField } from '@/components/filters/filter-terms';
import { ErrorLine } from '@/components/logs/error-line';
import { FieldPicker } from '@/components/logs/field-picker';
import { useFacets } from '@/components/logs/state/logs-queries';
import type { LogsActions } from '@/components/logs/state/use-logs-actions';
import type { FrozenRange } from '@/components/logs/state/use-logs-range';
import { TextField } from '@/components/logs/text-field';
import { StaleNote } from '@/components/ui/stale-note';
import { arrangeFacets, searchFacet } from './facet-preferences';
import { FacetSection } from './facet-section';
import classes from './facets.module.css';
import { useFacetPreferences } from './use-facet-preferences';

const SHOWN = 6;
const SEARCHED = 100;
/** What the API counts in one request. */
const MOST_ADDED = 20;

/** Fields with their commonest values and counts: what the matching rows are made of, and the way to narrow them. */
export function FacetList(props: { range: FrozenRange | undefined; filter: string; actions: LogsActions }) {
  const { range, filter, actions } = props;
  const { t } = useTranslation('logs');
  const { preferences, toggle } = useFacetPreferences();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 150);
  const limit = search ? SEARCHED : SHOWN;
  const builtIn = useFacets(range, filter, { limit });
  const added = useFacets(range, filter, {
    limit,
    fields: preferences.added.slice(-MOST_ADDED).join(','),
    enabled: preferences.added.length > 0,
  });
  if (builtIn.error && !builtIn.data) {
    return <ErrorLine text={t('facets.failed')} error={builtIn.error} onRetry={() => void builtIn.refetch()} />;
  }
  if (!builtIn.data) return <FacetSkeletons />;
  const known = builtIn.data.data;
  const extra = preferences.added.flatMap((field) => {
    if (known.some((facet) => facet.field === field)) return [];
    return added.data?.data.find((facet) => facet.field === field) ?? { field, values: [], distinct: 0 };
  });
  const isFiltered = (field: string) => withoutField(filter, field) !== filter;
  const facets = arrangeFacets([...known, ...extra], preferences, isFiltered)
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
          isAdded={preferences.added.includes(facet.field)}
          isClosed={preferences.closed.includes(facet.field) && !search}
          onToggle={(list) => toggle(list, facet.field)}
        />
      ))}
      {facets.length === 0 ? <p className={classes.none}>{t(search ? 'facets.notFound' : 'facets.none')}</p> : null}
      <FieldPicker
        label={t('facets.add')}
        taken={[...known.map((facet) => facet.field), ...preferences.added]}
        onPick={(field) => toggle('added', field)}
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
