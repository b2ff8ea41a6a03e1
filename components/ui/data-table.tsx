'use client';

import { type CSSProperties, type ReactNode, useRef } from 'react';
import classes from './data-table.module.css';
import { type Column, TableHead } from './data-table-head';
import { TableRow } from './data-table-row';
import { useTableKeys } from './use-table-keys';
import { useTableLayout } from './use-table-layout';
import { useVisibleRows } from './use-visible-rows';

export interface DataTableProps<Row> {
  /** What the rows are, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Opens what is behind a row: by a click beside links and buttons, or by j, k and enter. */
  onOpen?: (row: Row) => void;
  /** Scrolls within this height, with the header in sight; only what is in sight is drawn. */
  maxHeightPx?: number;
  /** Cells of the last line, by column. */
  foot?: Readonly<Record<string, ReactNode>>;
}

/**
 * Rows of figures: sorted by a click on a header, columns as wide as one likes, cards on a phone. Rows keep the order they
 * are given in until somebody sorts.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, keyOf, onOpen, maxHeightPx, foot } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useTableLayout(columns, props.rows);
  const { sorted, shown } = layout;
  const visible = useVisibleRows({
    count: sorted.length,
    scroller,
    isBounded: maxHeightPx !== undefined,
    columns: shown,
  });
  const selected = useTableKeys({ rows: sorted, keyOf, onOpen, scrollTo: visible.scrollTo });
  return (
    <div
      ref={scroller}
      className={classes.scroll}
      data-bounded={maxHeightPx !== undefined}
      style={{ '--most': `${maxHeightPx}px` } as CSSProperties}
    >
      <table className={classes.table} aria-label={label} aria-rowcount={sorted.length + 1}>
        <TableHead layout={layout} />
        <tbody>
          <Gap heightPx={visible.beforePx} columns={shown.length} />
          {visible.indexes.map((index) => {
            const row = sorted[index];
            if (row === undefined) return null;
            const key = keyOf(row);
            return (
              <TableRow
                key={key}
                row={row}
                columns={shown}
                index={index}
                isSelected={key === selected}
                onOpen={onOpen}
                measure={visible.measure}
              />
            );
          })}
          <Gap heightPx={visible.afterPx} columns={shown.length} />
        </tbody>
        {foot ? (
          <tfoot>
            <tr>
              {shown.map((column) => (
                <td
                  key={column.id}
                  data-align={column.align}
                  data-phone={column.phone ?? 'line'}
                  data-label={column.header}
                >
                  {foot[column.id]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

/** Holds the place of rows that are out of sight. */
function Gap({ heightPx, columns }: { heightPx: number; columns: number }) {
  return heightPx > 0 ? (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height: heightPx, padding: 0, border: 0 }} />
    </tr>
  ) : null;
}
