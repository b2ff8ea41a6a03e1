'use client';

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useExplorer } from '@/components/explorer/explorer-context';
import { useFieldLabel } from '@/components/explorer/use-field-label';
import { ResizeEdge } from '@/components/ui/resize-edge';
import { type Column, columnWidth } from './columns';
import classes from './rows.module.css';

const KEY_STEP = 16;

/** Column names; the time's turns the order round, and edges resize by pointer or arrow keys. */
export function HeaderRow(props: {
  columns: readonly Column[];
  order: 'asc' | 'desc';
  onOrder: () => void;
  onResize: (field: string, width: number, done: boolean) => void;
}) {
  const { t } = useTranslation('explorer');
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
  column: Column;
  label: string;
  onResize: (field: string, width: number, done: boolean) => void;
}) {
  const { t } = useTranslation('explorer');
  const { columns: plan } = useExplorer();
  const width = columnWidth(props.column, plan);
  if (width === undefined) return null;
  return (
    <ResizeEdge
      label={t('rows.resize', { name: props.label })}
      width={width}
      side="right"
      step={KEY_STEP}
      className={classes.handle}
      onResize={(wanted, done) => props.onResize(props.column.field, wanted, done)}
    />
  );
}
