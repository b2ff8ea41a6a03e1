'use client';

import { useQueryClient } from '@tanstack/react-query';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Answer, useKeptAnswer } from '@/components/data/use-kept-answer';
import { useTimeRange } from '@/components/data/use-time-range';
import { printReference } from '@/components/logs/state/log-reference';
import { logRowKey, useLogRows } from '@/components/logs/state/logs-queries';
import type { FrozenRange } from '@/components/logs/state/use-logs-range';
import { useLogsState, useOpenLog } from '@/components/logs/state/use-logs-state';
import { TailStrip } from '@/components/logs/tail/tail-strip';
import { useTail } from '@/components/logs/tail/use-tail';
import { ErrorState } from '@/components/ui/error-state';
import type { LogRow } from '@/model/log';
import { parseColumns, printColumns, resizeColumn } from './columns';
import { EmptyResults } from './empty-results';
import { JumpToNewest } from './jump-to-newest';
import { ListFoot } from './list-foot';
import { RowList } from './row-list';
import { RowSkeletons } from './row-skeletons';
import { joinRows } from './row-window';
import classes from './rows-panel.module.css';
import { useHeldRange } from './use-held-range';

/** Stored rows in pages, with those of the live stream above them. */
export function RowsPanel(props: {
  range: FrozenRange | undefined;
  total: number | undefined;
  scroller: RefObject<HTMLTableElement | null>;
  /** Receives the rows in the order shown, for the detail's previous and next. */
  shown: RefObject<readonly LogRow[]>;
  onLoaded: (rows: number) => void;
}) {
  const { scroller, shown, onLoaded } = props;
  const state = useLogsState();
  const { filter, live, columns: columnsText, adjust } = state;
  const { log } = useOpenLog();
  const order = live ? 'desc' : state.order;
  const [away, setAway] = useState(false);
  const [paused, setPaused] = useState(false);
  // A row someone reads must not slide away from under them.
  const reads = away || log !== null;
  const tail = useTail(filter, live, live && (paused || reads));
  const { from, to } = useTimeRange();
  const holds = away || (live && tail.received > 0);
  const question = JSON.stringify([from, to, filter, order, live]);
  const range = useHeldRange(props.range, holds, question);
  const query = useLogRows(range, filter, order);
  const stored = useKeptAnswer(query, question);
  const liveRows = useDeferredValue(tail.rows);
  const rows = useMemo(
    () => (live ? joinRows(liveRows, stored.data ?? []) : (stored.data ?? [])),
    [live, liveRows, stored.data],
  );
  const { columns, resize } = useColumnWidths(columnsText, (text) => adjust({ columns: text }));
  const open = useOpenRow();
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const needMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  useEffect(() => {
    shown.current = rows;
    onLoaded(rows.length);
  }, [rows, shown, onLoaded]);
  const jump = () => {
    scroller.current?.scrollTo({ top: 0 });
    setPaused(false);
    if (log !== null) adjust({ log: null });
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
          openId={log?.split('@')[0]}
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
function RowsContent(props: { stored: Answer<LogRow[]>; isEmpty: boolean; isLive: boolean; children: ReactNode }) {
  const { stored } = props;
  if (!props.isEmpty) return props.children;
  if (stored.error) return <ErrorState error={stored.error} onRetry={() => void stored.refetch()} />;
  if (stored.data === undefined || stored.isPlaceholderData) return <RowSkeletons />;
  return <EmptyResults isLive={props.isLive} />;
}

/** While an edge is dragged its width is ours alone; the URL hears of it once it is let go. */
function useColumnWidths(text: string, save: (text: string) => void) {
  const [dragged, setDragged] = useState<string>();
  const shown = dragged ?? text;
  const columns = useMemo(() => parseColumns(shown), [shown]);
  const resize = (field: string, width: number, done: boolean) => {
    const next = printColumns(resizeColumn(columns, field, width));
    setDragged(done ? undefined : next);
    if (done) save(next);
  };
  return { columns, resize };
}

/** Opens a row's detail, or closes it when it is the open one. The row goes along, so the detail need not load it. */
function useOpenRow() {
  const { log, go, adjust } = useOpenLog();
  const queryClient = useQueryClient();
  const opened = useRef(log);
  useEffect(() => {
    opened.current = log;
  });
  return useCallback(
    (row: LogRow) => {
      const reference = printReference(row);
      queryClient.setQueryData(logRowKey(row), row);
      if (opened.current === null) go({ log: reference });
      else adjust({ log: opened.current === reference ? null : reference });
    },
    [go, adjust, queryClient],
  );
}
