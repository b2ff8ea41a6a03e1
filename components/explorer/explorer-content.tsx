'use client';

import { useMediaQuery } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { type RefObject, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelBoundary } from '@/components/ui/panel-boundary';
import classes from './explorer.module.css';
import { useExplorer } from './explorer-context';
import type { ExplorerRow } from './explorer-source';
import { ExplorerToolbar } from './explorer-toolbar';
import { FacetSidebar } from './facets/facet-sidebar';
import { RowSkeletons } from './rows/row-skeletons';
import { useExplorerActions } from './state/use-explorer-actions';
import { useExplorerState } from './state/use-explorer-state';
import { useFrozenRange } from './state/use-frozen-range';

const FacetSheet = dynamic(() => import('./facets/facet-sheet').then((module) => module.FacetSheet), { ssr: false });
// The server has no rows to draw, so their virtual list comes while they are asked for.
const RowsPanel = dynamic(() => import('./rows/rows-panel').then((module) => module.RowsPanel), {
  ssr: false,
  loading: RowSkeletons,
});

/** Summary, facets, and rows or another view of them: all of one query over one range. */
export function ExplorerContent({ shown }: { shown: RefObject<readonly ExplorerRow[]> }) {
  const { t } = useTranslation('explorer');
  const source = useExplorer();
  const { filter, live, tab } = useExplorerState();
  const actions = useExplorerActions();
  const range = useFrozenRange(live);
  const total = source.useTotal(range);
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  const [facetsOpen, setFacetsOpen] = useState(false);
  const scroller = useRef<HTMLTableElement>(null);
  const toggleFacets = useCallback(() => setFacetsOpen((before) => !before), []);
  const other = source.tabs.find(({ id }) => id === tab);

  return (
    <div className={classes.screen}>
      <source.Summary range={range} />
      <div className={classes.evidence} data-facets={facetsOpen}>
        <PanelBoundary>
          <FacetSidebar range={range} filter={filter} actions={actions} />
        </PanelBoundary>
        <section className={classes.results} aria-label={t('tabs.label')}>
          <ExplorerToolbar range={range} facetsOpen={facetsOpen} onFacets={toggleFacets} />
          <PanelBoundary>
            {other ? (
              <other.Panel range={range} />
            ) : (
              <RowsPanel range={range} total={total} scroller={scroller} shown={shown} />
            )}
          </PanelBoundary>
        </section>
      </div>
      {isPhone && facetsOpen ? (
        <FacetSheet opened onClose={() => setFacetsOpen(false)} range={range} filter={filter} actions={actions} />
      ) : null}
    </div>
  );
}
