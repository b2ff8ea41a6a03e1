'use client';

import { type CSSProperties, type MouseEvent, memo, useRef } from 'react';
import { useExplorer } from '@/components/explorer/explorer-context';
import type { CellContext, ExplorerRow } from '@/components/explorer/explorer-source';
import type { Column } from './columns';
import classes from './rows.module.css';

export interface RowProps {
  row: ExplorerRow;
  index: number;
  columns: readonly Column[];
  context: CellContext;
  isCard: boolean;
  isSelected: boolean;
  isOpen: boolean;
  /** Pixels from the top of the list. */
  top: number;
  /** Undefined lets the text decide, and `measure` reports it. */
  height: number | undefined;
  measure: (element: HTMLTableRowElement | null) => void;
  onOpen: (row: ExplorerRow) => void;
}

const DOUBLE_CLICK_MS = 200;

/** One record. Memoised: while rows stream in, only those that moved are touched. */
export const Row = memo(function RecordRow(props: RowProps) {
  const { row, index, columns, context, isCard, height } = props;
  const source = useExplorer();
  const opening = useRef<number>(undefined);
  const style: CSSProperties = { transform: `translateY(${props.top}px)`, ...(height ? { height } : {}) };

  /** A second click marks a word, which the drawer would move away from under the pointer; so it is waited for. */
  function open({ currentTarget, detail }: MouseEvent<HTMLTableRowElement>): void {
    window.clearTimeout(opening.current);
    if (detail > 1) return;
    opening.current = window.setTimeout(() => {
      if (!isSelecting(currentTarget)) props.onOpen(row);
    }, DOUBLE_CLICK_MS);
  }

  return (
    <tr
      ref={height ? undefined : props.measure}
      id={`row-${row.id}`}
      data-index={index}
      data-severity={source.severityOf(row)}
      data-wrap={context.wrap}
      data-card={isCard}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      tabIndex={-1}
      aria-current={props.isOpen ? 'true' : undefined}
      className={classes.row}
      style={style}
      onClick={open}
    >
      {isCard ? (
        <td className={classes.card}>
          <source.Card row={row} context={context} />
        </td>
      ) : (
        columns.map(({ field }) => (
          <td key={field} className={classes.cell} data-stretched={field === source.columns.stretched}>
            <source.Cell row={row} field={field} context={context} />
          </td>
        ))
      )}
    </tr>
  );
});

/** Someone marks text of the row, to copy it; that is not opening it. */
function isSelecting(row: HTMLElement): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(row, true);
}
