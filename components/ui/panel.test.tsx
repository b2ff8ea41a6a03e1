import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import { Panel } from './panel';

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
