'use client';

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldLabel } from '@/components/logs/use-field-label';
import { columnWidth, type LogColumn } from './columns';
import classes from './rows.module.css';

const KEY_STEP = 16;

/** Column names; the time's turns the order round, and edges resize by pointer or arrow keys. */
export function HeaderRow(props: {
  columns: readonly LogColumn[];
  order: 'asc' | 'desc';
  onOrder: () => void;
  onResize: (field: string, width: number, done: boolean) => void;
}) {
  const { t } = useTranslation('logs');
  const label = useFieldLabel();
  const sorted = props.order === 'desc' ? 'descending' : 'ascending';
  const Arrow = props.order === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <tr aria-rowindex={1} className={classes.header}>
      {props.columns.map((column) => (
        <th
          key={column.field}
          scope="col"
          aria-sort={column.field === 'timestamp' ? sorted : undefined}
          className={classes.headCell}
        >
          {column.field === 'timestamp' ? (
            <button
              type="button"
              className={classes.sort}
              onClick={props.onOrder}
              title={t(`rows.order.${props.order}`)}
            >
              {label(column.field)}
              <Arrow aria-hidden size={13} />
            </button>
          ) : (
            <span className={classes.headName}>{label(column.field)}</span>
          )}
          <ResizeHandle column={column} label={label(column.field)} onResize={props.onResize} />
        </th>
      ))}
    </tr>
  );
}

function ResizeHandle(props: {
  column: LogColumn;
  label: string;
  onResize: (field: string, width: number, done: boolean) => void;
}) {
  const { t } = useTranslation('logs');
  const grabbed = useRef({ x: 0, width: 0 });
  const width = columnWidth(props.column);
  if (width === undefined) return null;
  const { field } = props.column;
  const widthAt = (event: PointerEvent<HTMLElement>) => grabbed.current.width + event.clientX - grabbed.current.x;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('rows.resize', { name: props.label })}
      aria-valuenow={width}
      className={classes.handle}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) props.onResize(field, widthAt(event), false);
      }}
      onPointerUp={(event) => props.onResize(field, widthAt(event), true)}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
        const by = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
        if (!by) return;
        event.preventDefault();
        event.stopPropagation();
        props.onResize(field, width + by, true);
      }}
    />
  );
}
