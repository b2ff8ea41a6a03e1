import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import type { ChartInput } from './chart';
import { Plot, type PlotProps } from './plot';
import { prepareChart } from './prepare-chart';

const START = Date.UTC(2026, 10, 22, 17);
const MINUTE = 60_000;

function chartOf(change: Partial<ChartInput> = {}) {
  const values = [3, 0, null, 8];
  const input: ChartInput = {
    kind: 'bars',
    unit: 'count',
    startsMs: values.map((_, index) => START + index * MINUTE),
    intervalMs: MINUTE,
    range: { from: START, to: START + 4 * MINUTE },
    series: [
      { id: 'error', label: 'Error', colour: 'var(--mg-error)', values },
      { id: 'info', label: 'Info', colour: 'var(--mg-info)', values: [1, 0, null, 40] },
    ],
    ...change,
  };
  return prepareChart(input, { nowMs: START + 9 * MINUTE });
}

function draw(props: Partial<PlotProps> = {}) {
  const onZoom = vi.fn();
  const rendered = renderScreen(<Plot chart={chartOf()} label="Logs" heightPx={100} onZoom={onZoom} {...props} />);
  return { ...rendered, onZoom, plot: screen.getByRole('slider', { name: 'Logs' }) };
}

test('arrow keys read out one bar after the other, shift selects and enter zooms', async () => {
  const { user, plot, onZoom } = draw({ countText: (total) => `${total} logs` });
  expect(plot.getAttribute('aria-valuetext')).toContain('Arrow keys');
  plot.focus();
  await user.keyboard('{ArrowLeft}');
  expect(plot.getAttribute('aria-valuetext')).toMatch(/17:03.*: 48 logs$/);
  await user.keyboard('{ArrowLeft}');
  expect(plot.getAttribute('aria-valuetext')).toMatch(/: No data$/);
  await user.keyboard('{ArrowLeft}');
  expect(plot.getAttribute('aria-valuetext')).toMatch(/: 0 logs$/);
  await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}{Enter}');
  expect(onZoom).toHaveBeenLastCalledWith(START + MINUTE, START + 4 * MINUTE);
  await user.keyboard('{Home}{Enter}');
  expect(onZoom).toHaveBeenLastCalledWith(START, START + MINUTE);
});

test('a drag zooms; a click opens where something opens', () => {
  const onOpen = vi.fn();
  const { plot, onZoom } = draw({ onOpen });
  const press = (from: number, to: number) => {
    const captured = vi.spyOn(plot, 'hasPointerCapture').mockReturnValue(true);
    fireEvent.pointerDown(plot, { button: 0, clientX: from, pointerId: 1 });
    fireEvent.pointerMove(plot, { clientX: to, pointerId: 1 });
    fireEvent.pointerUp(plot, { clientX: to, pointerId: 1 });
    captured.mockRestore();
  };
  press(250, 700);
  expect(onZoom).toHaveBeenCalledWith(START + MINUTE, START + 4 * MINUTE);
  expect(onOpen).not.toHaveBeenCalled();
  press(10, 20);
  expect(onOpen).toHaveBeenCalledWith(START, START + MINUTE);
});

test('the tooltip lists the largest first with its share, the sum and what changed', async () => {
  const chart = chartOf({ markers: [{ atMs: START + 3.5 * MINUTE, label: 'deploy 2.41.0' }] });
  const { plot } = draw({ chart });
  await act(async () => fireEvent.pointerMove(plot, { clientX: 790 }));
  const rows = [...plot.querySelectorAll('tr')].map((row) => row.textContent);
  expect(rows).toEqual(['●Info4083.3%', '■Error816.7%', 'Total48']);
  expect(within(plot).getAllByText('deploy 2.41.0').length).toBeGreaterThan(1);
});

test('the axis begins at zero, and no data does not look like zero', async () => {
  const { container } = draw();
  await act(async () => {});
  const labels = [...container.querySelectorAll('[class*=values] span')].map((label) => label.textContent);
  expect(labels).toEqual(['0', '20', '40', '60']);
  expect(container.querySelectorAll('rect[class*=noData]')).toHaveLength(1);
});

test('all charts of a screen point at the moment that is described in one', async () => {
  renderScreen(
    <>
      <Plot chart={chartOf()} label="Logs" heightPx={100} onZoom={() => {}} />
      <Plot chart={chartOf({ kind: 'lines' })} label="Latency" heightPx={100} onZoom={() => {}} />
    </>,
  );
  const plot = screen.getByRole('slider', { name: 'Logs' });
  await act(async () => fireEvent.pointerMove(plot, { clientX: 10 }));
  expect(within(screen.getByRole('slider', { name: 'Latency' })).getByTestId('crosshair')).toBeTruthy();
  expect(within(plot).queryByTestId('crosshair')).toBeNull();
  await act(async () => fireEvent.pointerLeave(plot));
  expect(screen.queryByTestId('crosshair')).toBeNull();
});

test('lines keep their gaps, show their bands and a point that stands alone', async () => {
  const chart = chartOf({
    kind: 'lines',
    series: [
      {
        id: 'p95',
        label: 'p95',
        colour: 'red',
        values: [1, 2, null, 4],
        band: { low: [0, 0, 0, 0], high: [3, 3, 3, 3] },
      },
    ],
  });
  const { container } = draw({ chart });
  await vi.waitFor(() => expect(container.querySelector('.recharts-line-curve')).toBeTruthy());
  expect(container.querySelector('.recharts-line-curve')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
  expect(container.querySelectorAll('.recharts-area-area')).toHaveLength(1);
  expect(container.querySelectorAll('circle')).toHaveLength(1);
});
