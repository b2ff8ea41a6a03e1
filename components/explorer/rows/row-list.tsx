'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useLayoutEffect, useMemo } from 'react';
import { useExplorer, useRecordWords } from '@/components/explorer/explorer-context';
import type { CellContext, ExplorerRow } from '@/components/explorer/explorer-source';
import { useFormat } from '@/components/ui/use-format';

import { type Column, gridTemplate, minimumWidth } from './columns';
import { HeaderRow } from './header-row';
import { hitPattern, hitWords } from './highlight';
import { Row } from './row';
import { needsNextPage } from './row-window';
import classes from './rows.module.css';
import { useRowKeys } from './use-row-keys';
import { useRowLayout } from './use-row-layout';

export interface RowListProps {
  rows: readonly ExplorerRow[];
  /** Matches in the range, for the accessible row count; undefined while unknown. */
  total: number | undefined;
  columns: readonly Column[];
  filter: string;
  order: 'asc' | 'desc';
  wrap: boolean;
  openId: string | undefined;
  /** Rows of the question before are still shown. */
  isStale: boolean;
  scroller: RefObject<HTMLTableElement | null>;
  onOrder: () => void;
  onResize: (field: string, width: number, done: boolean) => void;
  onOpen: (row: ExplorerRow) => void;
  onNeedMore: () => void;
  onAway: (away: boolean) => void;
  /** What stands below the last loaded row. */
  foot: ReactNode;
}

/** The rows, drawn only where one looks: 100,000 loaded rows cost as much as 40. */
export function RowList(props: RowListProps) {
  const { rows, columns, wrap, filter, scroller } = props;
  const { t } = useRecordWords();
  const { columns: plan } = useExplorer();
  const { locale, timeZone } = useFormat();
  const layout = useRowLayout();
  const virtualizer = useVirtualizer<HTMLTableElement, HTMLTableRowElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
    useFlushSync: false,
  });
  const context = useMemo<CellContext>(
    () => ({ locale, timeZone, wrap, hits: hitPattern(hitWords(filter)) }),
    [locale, timeZone, wrap, filter],
  );
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { onNeedMore, onAway } = props;
  // Asking the element would lay the page out in the middle of each scroll step; the virtual list knows.
  const isAway = (virtualizer.scrollOffset ?? 0) > layout.height;
  useEffect(() => onAway(isAway), [isAway, onAway]);
  useEffect(() => {
    if (needsNextPage(last, rows.length)) onNeedMore();
  }, [last, rows.length, onNeedMore]);
  const template = gridTemplate(columns, plan);
  // Before it is painted: rows that keep their element are not measured anew by themselves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height, wrapping or columns make all sizes void
  useLayoutEffect(() => {
    virtualizer.measure();
    if (wrap) for (const element of virtualizer.elementsCache.values()) virtualizer.measureElement(element);
  }, [layout.height, layout.isCard, wrap, template]);
  const { selectedId, onKeyDown, select } = useRowKeys({
    rows,
    openId: props.openId,
    onOpen: props.onOpen,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    focus: () => scroller.current?.focus({ preventScroll: true }),
  });
  const style = {
    '--columns': template,
    '--row-height': `${layout.height}px`,
    '--least': layout.isCard ? '0px' : `${minimumWidth(columns, plan)}px`,
  } as CSSProperties;

  return (
    <table
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows take the keyboard is a grid
      role="grid"
      tabIndex={0}
      aria-label={t('list')}
      aria-rowcount={(props.total ?? rows.length) + 1}
      aria-colcount={layout.isCard ? 1 : columns.length}
      aria-activedescendant={
        selectedId && items.some(({ key }) => key === selectedId) ? `row-${selectedId}` : undefined
      }
      aria-busy={props.isStale}
      className={classes.list}
      style={style}
      onKeyDown={onKeyDown}
    >
      {layout.isCard ? null : (
        <thead className={classes.head}>
          <HeaderRow columns={columns} order={props.order} onOrder={props.onOrder} onResize={props.onResize} />
        </thead>
      )}
      <tbody className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <Row
              key={item.key}
              row={row}
              index={item.index}
              columns={columns}
              context={context}
              isCard={layout.isCard}
              isSelected={row.id === selectedId}
              isOpen={row.id === props.openId}
              top={item.start}
              height={wrap ? undefined : layout.height}
              measure={virtualizer.measureElement}
              onOpen={select}
            />
          );
        })}
      </tbody>
      <tfoot className={classes.footGroup}>
        <tr>
          <td className={classes.foot}>{props.foot}</td>
        </tr>
      </tfoot>
    </table>
  );
}
