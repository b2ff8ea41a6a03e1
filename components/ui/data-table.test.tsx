import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import { DataTable, type DataTableProps } from './data-table';
import type { Column } from './data-table-head';

interface Service {
  name: string;
  errors: bigint;
  rate: number | null;
}

const ROWS: Service[] = [
  { name: 'payment', errors: 12n, rate: 0.5 },
  { name: 'cart', errors: 400n, rate: null },
  { name: 'mail', errors: 0n, rate: 0.1 },
];
const COLUMNS: Column<Service>[] = [
  {
    id: 'name',
    header: 'Service',
    phone: 'title',
    cell: ({ name }) => <a href={`/${name}`}>{name}</a>,
    sortBy: ({ name }) => name,
  },
  { id: 'errors', header: 'Errors', align: 'end', cell: ({ errors }) => `${errors}`, sortBy: ({ errors }) => errors },
  { id: 'rate', header: 'Rate', align: 'end', cell: ({ rate }) => `${rate}`, sortBy: ({ rate }) => rate },
];

function draw(props: Partial<DataTableProps<Service>> = {}) {
  const base = { label: 'Services', columns: COLUMNS, rows: ROWS, keyOf: ({ name }: Service) => name };
  return renderScreen(<DataTable {...base} {...props} />);
}

const order = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

test('rows keep their order until a header sorts them, figures from the largest', async () => {
  const { user } = draw();
  expect(order()).toEqual(['payment', 'cart', 'mail']);
  await user.click(screen.getByRole('button', { name: 'Errors' }));
  expect(order()).toEqual(['cart', 'payment', 'mail']);
  expect(screen.getByRole('columnheader', { name: /Errors/ }).getAttribute('aria-sort')).toBe('descending');
  await user.click(screen.getByRole('button', { name: 'Errors' }));
  expect(order()).toEqual(['mail', 'payment', 'cart']);
});

test('the menu of a header sorts, leaves the column out and brings it back', async () => {
  const { user } = draw();
  await user.click(screen.getByRole('button', { name: 'Column Rate' }));
  await user.click(screen.getByRole('menuitem', { name: 'Sort up' }));
  expect(order()).toEqual(['mail', 'payment', 'cart']);
  await user.click(screen.getByRole('button', { name: 'Column Rate' }));
  await user.click(screen.getByRole('menuitem', { name: 'Leave out this column' }));
  expect(screen.getAllByRole('columnheader')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Column Errors' }));
  await user.click(screen.getByRole('menuitem', { name: 'Show all columns' }));
  expect(screen.getAllByRole('columnheader')).toHaveLength(3);
});

test('a column is made wider by arrow keys', async () => {
  const { user } = draw();
  const edge = screen.getByRole('separator', { name: 'Width of column Service' });
  edge.focus();
  await user.keyboard('{ArrowRight}');
  expect(edge.getAttribute('aria-valuenow')).toBe('816');
});

test('j, k and enter open rows; enter on a link is the link', async () => {
  const onOpen = vi.fn();
  const { user } = draw({ onOpen });
  await user.keyboard('jj{Enter}');
  expect(onOpen).toHaveBeenLastCalledWith(ROWS[1]);
  await user.keyboard('k{Enter}');
  expect(onOpen).toHaveBeenLastCalledWith(ROWS[0]);
  const pressed = vi.fn((event: Event) => event.preventDefault());
  const link = screen.getByRole('link', { name: 'mail' });
  link.addEventListener('click', pressed);
  link.focus();
  await user.keyboard('{Enter}');
  expect(pressed).toHaveBeenCalled();
  expect(onOpen).toHaveBeenCalledTimes(2);
});

test('a click opens a row, unless it ends a selection of text or meets a link', () => {
  const onOpen = vi.fn();
  draw({ onOpen });
  const cell = screen.getByRole('cell', { name: '400' });
  const selection = vi.spyOn(window, 'getSelection').mockReturnValue({ isCollapsed: false } as Selection);
  fireEvent.click(cell);
  expect(onOpen).not.toHaveBeenCalled();
  selection.mockRestore();
  fireEvent.click(cell);
  expect(onOpen).toHaveBeenCalledWith(ROWS[1]);
  fireEvent.click(screen.getByRole('link', { name: 'cart' }));
  expect(onOpen).toHaveBeenCalledOnce();
});

test('of many rows only those in sight are drawn, and the count says how many there are', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => ({ name: `s${index}`, errors: 1n, rate: 0 }));
  draw({ rows, maxHeightPx: 400 });
  expect(screen.getByRole('table', { name: 'Services' }).getAttribute('aria-rowcount')).toBe('5001');
  expect((await screen.findAllByRole('rowheader')).length).toBeLessThan(60);
});

test('the last line has sums under their columns', () => {
  draw({ foot: { name: 'Sum', errors: '412' } });
  expect([...document.querySelectorAll('tfoot td')].map((cell) => cell.textContent)).toEqual(['Sum', '412', '']);
});
