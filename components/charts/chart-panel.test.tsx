import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import type { ChartInput } from './chart';
import { ChartPanel } from './chart-panel';

const START = Date.UTC(2026, 10, 22, 17);
const values = [...Array.from({ length: 30 }, () => 10), 5000];
const input: ChartInput = {
  kind: 'bars',
  unit: 'count',
  startsMs: values.map((_, index) => START + index * 1000),
  intervalMs: 1000,
  range: { from: START, to: START + values.length * 1000 },
  series: [
    { id: 'rejected', label: 'Rejected', colour: 'var(--mg-error)', values: values.map(() => 0) },
    { id: 'stored', label: 'Stored', colour: 'var(--mg-series-1)', values },
  ],
};

const draw = (locale: 'en' | 'ko' = 'en') =>
  renderScreen(<ChartPanel title="Ingestion" unit="records" input={input} onZoom={() => {}} />, { locale });

test('the title line has the unit, the figure says what is in it', () => {
  draw();
  expect(screen.getByText('records, one bar is 1 second')).toBeTruthy();
  expect(screen.getByRole('figure').getAttribute('aria-label')).toMatch(/^Ingestion, .*Rejected 0, Stored 5,300$/);
});

test('the same figures stand in a table, without the series that are left out', async () => {
  const { user } = draw();
  await user.click(screen.getByRole('button', { name: 'View as table' }));
  const table = screen.getByRole('region', { name: 'Ingestion, as a table' });
  expect(within(table).getAllByRole('row')).toHaveLength(values.length + 1);
  expect(within(table).getAllByRole('row')[1]?.textContent).toMatch(/17:00:30.*05,0005,000$/);
  await user.click(screen.getByRole('button', { name: /^Stored/ }));
  expect(within(table).queryByRole('columnheader', { name: 'Stored' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Only Stored' }));
  expect(within(table).queryByRole('columnheader', { name: 'Rejected' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Only Stored' }));
  expect(within(table).getAllByRole('columnheader')).toHaveLength(4);
});

test('a burst is cut, and a click shows it whole', async () => {
  const { user } = draw();
  await user.click(screen.getByRole('button', { name: '1 bar is cut, the highest is 5K' }));
  expect(screen.queryByRole('button', { name: /is cut/ })).toBeNull();
});

test('speaks Korean', () => {
  draw('ko');
  expect(screen.getByRole('button', { name: '표로 보기' })).toBeTruthy();
  expect(screen.getByText('records, 막대 하나는 1초')).toBeTruthy();
});
