'use client';

import { type ReactNode, type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type Answer, useKeptAnswer } from '@/components/data/use-kept-answer';
import { useTimeRange } from '@/components/data/use-time-range';
import type { ExplorerRow } from '@/components/explorer/explorer-source';
import { useRows } from '@/components/explorer/state/explorer-queries';
import { useExplorerState, useLiveState, useOpenRecord } from '@/components/explorer/state/use-explorer-state';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { useOpenRow } from '@/components/explorer/state/use-open-row';
import { TailStrip } from '@/components/explorer/tail/tail-strip';
import { useTail } from '@/components/explorer/tail/use-tail';
import { useScopedFilter } from '@/components/filters/use-scoped-filter';
import { ErrorState } from '@/components/ui/error-state';
import { type Column, resizeColumn } from './columns';
import { EmptyResults } from './empty-results';
import { JumpToNewest } from './jump-to-newest';
import { ListFoot } from './list-foot';
import { RowList } from './row-list';
import { RowSkeletons } from './row-skeletons';
import { joinRows } from './row-window';
import classes from './rows-panel.module.css';
import { useColumns } from './use-columns';
import { useHeldRange } from './use-held-range';

/** Stored rows in pages, with those of the live stream above them. */
export function RowsPanel(props: {
  range: FrozenRange | undefined;
  total: number | undefined;
  scroller: RefObject<HTMLTableElement | null>;
  /** Receives the rows in the order shown, for the detail's previous and next. */
  shown: RefObject<readonly ExplorerRow[]>;
}) {
  const { scroller, shown } = props;
  const state = useExplorerState();
  const { filter, live } = state;
  const narrowed = useScopedFilter(filter);
  const { open: reference, adjust } = useOpenRecord();
  const order = live ? 'desc' : state.order;
  const [away, setAway] = useState(false);
  const [paused, setPaused] = useState(false);
  // A row someone reads must not slide away from under them.
  const reads = away || reference !== null;
  const isPaused = live && (paused || reads);
  const tail = useTail(narrowed, live, isPaused);
  const { setPaused: showPaused } = useLiveState();
  useEffect(() => {
    showPaused(isPaused);
    return () => showPaused(false);
  }, [isPaused, showPaused]);
  const { from, to } = useTimeRange();
  const holds = away || (live && tail.received > 0);
  const asked = JSON.stringify([from, to, narrowed, order, live]);
  const range = useHeldRange(props.range, holds, asked);
  const query = useRows(range, filter, order);
  const stored = useKeptAnswer(query, asked);
  const liveRows = useDeferredValue(tail.rows);
  const rows = useMemo(
    () => (live ? joinRows(liveRows, stored.data ?? []) : (stored.data ?? [])),
    [live, liveRows, stored.data],
  );
  const { columns, resize } = useColumnWidths();
  const open = useOpenRow();
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const needMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  useEffect(() => {
    shown.current = rows;
  }, [rows, shown]);
  const jump = () => {
    scroller.current?.scrollTo({ top: 0 });
    setPaused(false);
    if (reference !== null) adjust({ open: null });
  };

  return (
    <div className={classes.panel}>
      {live ? <TailStrip tail={tail} isHeld={reads} onPause={setPaused} onResume={jump} /> : null}
      <RowsContent stored={stored} isEmpty={rows.length === 0} isLive={live}>
        <RowList
          rows={rows}
          total={props.total}
          columns={columns}
          filter={filter}
          order={order}
          wrap={state.wrap}
          openId={reference?.split('@')[0]}
          isStale={stored.isPlaceholderData}
          scroller={scroller}
          onOrder={() => state.go({ order: order === 'desc' ? 'asc' : null, live: null })}
          onResize={resize}
          onOpen={open}
          onNeedMore={needMore}
          onAway={setAway}
          foot={<ListFoot query={query} error={stored.error} loaded={rows.length} total={props.total} />}
        />
        {away && !live ? <JumpToNewest order={order} onJump={jump} /> : null}
      </RowsContent>
    </div>
  );
}

/** The list, or what stands in its place: skeletons, an error, advice when nothing matches. */
function RowsContent(props: { stored: Answer<ExplorerRow[]>; isEmpty: boolean; isLive: boolean; children: ReactNode }) {
  const { stored } = props;
  if (!props.isEmpty) return props.children;
  if (stored.error) return <ErrorState error={stored.error} onRetry={() => void stored.refetch()} />;
  if (stored.data === undefined || stored.isPlaceholderData) return <RowSkeletons />;
  return <EmptyResults isLive={props.isLive} />;
}

/** While an edge is dragged its width is ours alone; the URL hears of it once it is let go. */
function useColumnWidths() {
  const { columns, save } = useColumns();
  const [dragged, setDragged] = useState<readonly Column[]>();
  const shown = dragged ?? columns;
  const resize = (field: string, width: number, done: boolean) => {
    const next = resizeColumn(shown, field, width);
    setDragged(done ? undefined : next);
    if (done) save(next);
  };
  return { columns: shown, resize };
}
