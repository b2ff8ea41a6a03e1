'use client';

import { type CSSProperties, memo } from 'react';
import { SeverityMark } from '@/components/ui/severity-mark';
import type { LogRow } from '@/model/log';
import { Cell, type CellContext, Message, ServiceCell, TimeCell } from './cell';
import type { LogColumn } from './columns';
import classes from './rows.module.css';

export interface RowProps {
  row: LogRow;
  index: number;
  columns: readonly LogColumn[];
  context: CellContext;
  isCard: boolean;
  isSelected: boolean;
  isOpen: boolean;
  /** Pixels from the top of the list. */
  top: number;
  /** Undefined lets the text decide, and `measure` reports it. */
  height: number | undefined;
  measure: (element: HTMLTableRowElement | null) => void;
  onOpen: (row: LogRow) => void;
}

/** One log record. Memoised: while rows stream in, only those that moved are touched. */
export const Row = memo(function LogRowLine(props: RowProps) {
  const { row, index, columns, context, isCard, height } = props;
  const style: CSSProperties = { transform: `translateY(${props.top}px)`, ...(height ? { height } : {}) };
  return (
    <tr
      ref={height ? undefined : props.measure}
      id={`log-${row.id}`}
      data-index={index}
      data-severity={row.severity}
      data-wrap={context.wrap}
      data-card={isCard}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      tabIndex={-1}
      aria-current={props.isOpen ? 'true' : undefined}
      className={classes.row}
      style={style}
      onClick={() => props.onOpen(row)}
    >
      {isCard ? (
        <Card row={row} context={context} />
      ) : (
        columns.map(({ field }) => (
          <td key={field} className={classes.cell} data-field={field}>
            <Cell row={row} field={field} context={context} />
          </td>
        ))
      )}
    </tr>
  );
});

function Card({ row, context }: { row: LogRow; context: CellContext }) {
  return (
    <td className={classes.card}>
      <div className={classes.cardHead}>
        <SeverityMark severity={row.severity} hideLabel />
        <TimeCell timestamp={row.timestamp} context={context} />
        <ServiceCell service={row.service} />
      </div>
      <Message body={row.body} context={context} />
    </td>
  );
}
