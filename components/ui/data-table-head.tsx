'use client';

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import { MenuButton, type MenuItem } from './menu';
import { ResizeEdge } from './resize-edge';
import type { SortValue } from './sort-rows';
import type { TableLayout } from './use-table-layout';

export interface Column<Row> {
  id: string;
  /** Empty above tools, which need no name. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** What the column is sorted by; a column without it is not sorted. */
  sortBy?: (row: Row) => SortValue;
  /** Figures stand at the end, so that their digits line up. */
  align?: 'end';
  /** On a phone: the heading of the card, a line of it with the header's name, or left out. */
  phone?: 'title' | 'line' | 'none';
}

const MINIMUM_WIDTH = 56;
const KEY_STEP = 16;

/** Names of the columns: a click sorts, the menu does the rest, the edge makes a column wider. */
export function TableHead<Row>({ layout }: { layout: TableLayout<Row> }) {
  return (
    <thead>
      <tr>
        {layout.shown.map((column) =>
          column.header ? <HeaderCell key={column.id} column={column} layout={layout} /> : <td key={column.id} />,
        )}
      </tr>
    </thead>
  );
}

function HeaderCell<Row>({ column, layout }: { column: Column<Row>; layout: TableLayout<Row> }) {
  const { t } = useTranslation('shell');
  const { id, header } = column;
  const { sorting, widths } = layout;
  const direction = sorting?.column === id ? sorting.direction : undefined;
  const sort = (to: 'ascending' | 'descending'): MenuItem => ({
    label: t(`table.${to}`),
    onSelect: () => layout.setSorting({ column: id, direction: to }),
  });
  const items = [
    ...(column.sortBy ? [sort('ascending'), sort('descending')] : []),
    ...(layout.shown.length > 1 ? [{ label: t('table.hide'), onSelect: () => layout.hide(id) }] : []),
    ...(layout.isChanged ? [{ label: t('table.restore'), onSelect: layout.restore }] : []),
  ];
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={direction}
      style={widths[id] ? { width: widths[id], minWidth: widths[id], maxWidth: widths[id] } : undefined}
    >
      <div className={classes.header}>
        {column.sortBy ? (
          <button type="button" className={classes.sort} onClick={() => layout.sortByHeader(column)}>
            {header}
            {direction ? <span aria-hidden>{direction === 'ascending' ? '↑' : '↓'}</span> : null}
          </button>
        ) : (
          <span className={classes.name}>{header}</span>
        )}
        <span className={classes.menu}>
          <MenuButton label={t('table.menu', { column: header })} items={items} />
        </span>
      </div>
      <ResizeEdge
        label={t('table.width', { column: header })}
        width={widths[id]}
        minimum={MINIMUM_WIDTH}
        side="right"
        step={KEY_STEP}
        className={classes.edge}
        onResize={(width) => layout.resize(id, Math.max(MINIMUM_WIDTH, Math.round(width)))}
      />
    </th>
  );
}
