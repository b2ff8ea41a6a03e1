'use client';

import { useMediaQuery } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prepareHistogram } from '@/components/charts/histogram-prepare';
import { useTimeRange } from '@/components/data/use-time-range';
import { FilterBar } from '@/components/filters/filter-bar';
import { Screen } from '@/components/layout/screen';
import { PanelBoundary } from '@/components/ui/panel-boundary';
import type { LogRow } from '@/model/log';
import { FacetSheet } from './facets/facet-sheet';
import { FacetSidebar } from './facets/facet-sidebar';
import { HistogramPanel } from './histogram-panel';
import classes from './logs.module.css';
import { LogsToolbar } from './logs-toolbar';
import { RowsPanel } from './rows/rows-panel';
import { useHistogram, useWorstService } from './state/logs-queries';
import { useLogsActions } from './state/use-logs-actions';
import { useLogsRange } from './state/use-logs-range';
import { useLogsState } from './state/use-logs-state';
import { LiveButton } from './tail/live-button';
import { Verdict } from './verdict';
import { SavedViews } from './views/saved-views';

const PatternsPanel = dynamic(() => import('./patterns/patterns-panel').then((module) => module.PatternsPanel));
const LogDrawer = dynamic(() => import('./detail/log-drawer').then((module) => module.LogDrawer));

/** The logs explorer: filter, verdict, histogram, facets, rows or patterns, and the record that is open. */
export function LogsScreen() {
  const { t } = useTranslation('logs');
  const state = useLogsState();
  const actions = useLogsActions();
  const { to } = useTimeRange();
  const range = useLogsRange(state.live);
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false;
  const [facetsOpen, setFacetsOpen] = useState(false);
  const [loaded, setLoaded] = useState(0);
  const scroller = useRef<HTMLTableElement>(null);
  const shown = useRef<readonly LogRow[]>([]);
  const histogram = useHistogram(range, state.filter, isPhone ? 40 : 120);
  const drawing = useMemo(
    () =>
      histogram.data && range
        ? prepareHistogram(histogram.data.data, { from: range.fromMs, to: range.toMs })
        : undefined,
    [histogram.data, range],
  );
  const worstService = useWorstService(range, state.filter, (drawing?.errors ?? 0) > 0);
  const total = histogram.isPlaceholderData ? undefined : drawing?.total;

  const bar = (
    <div className={classes.filterRow}>
      <FilterBar filter={state.filter} onRun={actions.run} />
      <LiveButton />
      <SavedViews />
    </div>
  );
  return (
    <Screen title={t('title')} filterBar={bar} padded={false}>
      <div className={classes.screen}>
        <Verdict drawing={drawing} range={range} isRelative={to === 'now'} worstService={worstService} />
        <PanelBoundary>
          <HistogramPanel
            drawing={drawing}
            error={histogram.error}
            isStale={histogram.isPlaceholderData}
            filter={state.filter}
            actions={actions}
            onRetry={() => void histogram.refetch()}
          />
        </PanelBoundary>
        <div className={classes.evidence}>
          <PanelBoundary>
            <FacetSidebar range={range} filter={state.filter} actions={actions} />
          </PanelBoundary>
          <section className={classes.results} aria-label={t('tabs.label')}>
            <LogsToolbar total={total} loaded={loaded} range={range} onFacets={() => setFacetsOpen(true)} />
            <PanelBoundary>
              {state.tab === 'patterns' ? (
                <PatternsPanel range={range} />
              ) : (
                <RowsPanel range={range} total={total} scroller={scroller} shown={shown} onLoaded={setLoaded} />
              )}
            </PanelBoundary>
          </section>
        </div>
      </div>
      {isPhone ? (
        <FacetSheet
          opened={facetsOpen}
          onClose={() => setFacetsOpen(false)}
          range={range}
          filter={state.filter}
          actions={actions}
        />
      ) : null}
      {state.log ? <LogDrawer shown={shown} /> : null}
    </Screen>
  );
}
