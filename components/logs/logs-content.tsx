'use client';

import { useMediaQuery } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prepareHistogram } from '@/components/charts/histogram-prepare';
import { useTimeRange } from '@/components/data/use-time-range';
import { PanelBoundary } from '@/components/ui/panel-boundary';
import type { LogRow } from '@/model/log';
import { FacetSidebar } from './facets/facet-sidebar';
import { HistogramPanel } from './histogram-panel';
import classes from './logs.module.css';
import { LogsToolbar } from './logs-toolbar';
import { RowSkeletons } from './rows/row-skeletons';
import { useHeldRange } from './rows/use-held-range';
import { useHistogram, useWorstService } from './state/logs-queries';
import { useLogsActions } from './state/use-logs-actions';
import { useLogsRange } from './state/use-logs-range';
import { useLogsState } from './state/use-logs-state';
import { Verdict } from './verdict';

const FacetSheet = dynamic(() => import('./facets/facet-sheet').then((module) => module.FacetSheet), { ssr: false });
const PatternsPanel = dynamic(() => import('./patterns/patterns-panel').then((module) => module.PatternsPanel), {
  loading: RowSkeletons,
});
// The server has no rows to draw, so their virtual list comes while they are asked for.
const RowsPanel = dynamic(() => import('./rows/rows-panel').then((module) => module.RowsPanel), {
  ssr: false,
  loading: RowSkeletons,
});

/** Verdict, histogram, facets, and rows or patterns: all of one question over one range. */
export function LogsContent({ shown }: { shown: RefObject<readonly LogRow[]> }) {
  const { t } = useTranslation('logs');
  const { filter, live, tab } = useLogsState();
  const actions = useLogsActions();
  const { to } = useTimeRange();
  const range = useLogsRange(live);
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  const [facetsOpen, setFacetsOpen] = useState(false);
  const [loaded, setLoaded] = useState(0);
  const scroller = useRef<HTMLTableElement>(null);
  const histogram = useHistogram(range, filter, isPhone ? 40 : 120);
  // Counts of an earlier moment are drawn over the range they were counted in.
  const isEarlier = histogram.isPlaceholderData || histogram.error !== null;
  const counted = useHeldRange(range, isEarlier, range?.question ?? '');
  const drawing = useMemo(
    () =>
      histogram.data && counted
        ? prepareHistogram(histogram.data.data, { from: counted.fromMs, to: counted.toMs })
        : undefined,
    [histogram.data, counted],
  );
  const { refetch } = histogram;
  const retryHistogram = useCallback(() => void refetch(), [refetch]);
  const openFacets = useCallback(() => setFacetsOpen(true), []);
  const worstService = useWorstService(range, filter, (drawing?.errors ?? 0) > 0);
  const total = histogram.isPlaceholderData ? undefined : drawing?.total;

  return (
    <div className={classes.screen}>
      <Verdict drawing={drawing} range={counted} isRelative={to === 'now'} worstService={worstService} />
      <PanelBoundary>
        <HistogramPanel
          drawing={drawing}
          error={histogram.error}
          updatedAtMs={histogram.updatedAtMs}
          isStale={histogram.isPlaceholderData}
          filter={filter}
          actions={actions}
          onRetry={retryHistogram}
        />
      </PanelBoundary>
      <div className={classes.evidence}>
        <PanelBoundary>
          <FacetSidebar range={range} filter={filter} actions={actions} />
        </PanelBoundary>
        <section className={classes.results} aria-label={t('tabs.label')}>
          <LogsToolbar total={total} loaded={loaded} range={range} onFacets={openFacets} />
          <PanelBoundary>
            {tab === 'patterns' ? (
              <PatternsPanel range={range} />
            ) : (
              <RowsPanel range={range} total={total} scroller={scroller} shown={shown} onLoaded={setLoaded} />
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
