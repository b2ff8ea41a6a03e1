import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import { Panel, type PanelAnswer } from './panel';

const state = { broken: true };

function Fragile() {
  if (state.broken) throw new Error('no figures');
  return <p>42 records</p>;
}

test('a panel that breaks says so in its place and can be drawn anew', async () => {
  // React reports what a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { user } = renderScreen(
    <Panel title="Records" hint="a minute">
      <Fragile />
    </Panel>,
  );
  expect(screen.getByRole('heading', { name: 'Records' })).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('This part of the screen failed');
  state.broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('42 records')).toBeTruthy();
});

const answer = (change: Partial<PanelAnswer>): PanelAnswer => ({
  hasData: false,
  error: null,
  updatedAtMs: 0,
  onRetry: () => {},
  heightPx: 120,
  ...change,
});

test('a panel holds its place, then says why nothing came and asks again', async () => {
  const onRetry = vi.fn();
  const panel = (change: Partial<PanelAnswer>) => (
    <Panel title="Records" answer={answer(change)} menu={{ label: 'More', items: [] }}>
      <p>42 records</p>
    </Panel>
  );
  const { user, rerender, container } = renderScreen(panel({}));
  expect(container.querySelector('[aria-busy="true"]')).toBeTruthy();
  expect(screen.queryByText('42 records')).toBeNull();
  rerender(panel({ error: new Error('gone'), onRetry }));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
  rerender(panel({ hasData: true, error: new Error('gone'), updatedAtMs: Date.UTC(2026, 0, 1, 12, 30, 5) }));
  expect(screen.getByText('42 records').closest('[data-stale="true"]')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toContain('12:30:05');
  rerender(panel({ hasData: true }));
  expect(screen.queryByRole('status')).toBeNull();
});
