'use client';

import type { MouseEvent } from 'react';
import classes from './data-table.module.css';
import type { Column } from './data-table-head';

/** One row. The first column names it. */
export function TableRow<Row>(props: {
  row: Row;
  columns: readonly Column<Row>[];
  index: number;
  isSelected: boolean;
  onOpen: ((row: Row) => void) | undefined;
  measure: (element: HTMLElement | null) => void;
}) {
  const { row, columns, index, onOpen } = props;
  return (
    <tr
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={onOpen ? classes.opens : undefined}
      data-selected={props.isSelected}
      onClick={onOpen ? (event) => isMeantForRow(event) && onOpen(row) : undefined}
    >
      {columns.map((column, place) => {
        const attributes = {
          'data-align': column.align,
          'data-phone': column.phone ?? 'line',
          'data-label': column.header,
        };
        return place === 0 ? (
          <th key={column.id} scope="row" {...attributes}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} {...attributes}>
            {column.cell(row)}
          </td>
        );
      })}
    </tr>
  );
}

/** A click on a link or a button is theirs, and whoever has just selected text wants to keep it. */
function isMeantForRow(event: MouseEvent<HTMLElement>): boolean {
  const isControl = event.target instanceof Element && event.target.closest('a, button, input, select') !== null;
  return !isControl && (window.getSelection()?.isCollapsed ?? true);
}
