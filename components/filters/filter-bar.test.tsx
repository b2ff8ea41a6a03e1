import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { THINGS_EXPLORER, thingsApi } from '@/components/explorer/testing/things-explorer';
import { useKeys } from '@/components/layout/use-keys';
import { renderScreen } from '@/components/testing/render';
import { FilterBar } from './filter-bar';

const onRun = vi.fn();
const onKey = vi.fn();

beforeEach(() => vi.stubGlobal('fetch', vi.fn(thingsApi)));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

function Bar({ initial }: { initial: string }) {
  const [filter, setFilter] = useState(initial);
  useKeys({ s: onKey });
  const run = (next: string) => {
    onRun(next);
    setFilter(next);
  };
  return (
    <>
      <FilterBar source={THINGS_EXPLORER} label="Filter" placeholder="Type" filter={filter} onRun={run} />
      <button type="button">After</button>
    </>
  );
}

function draw(initial = '') {
  const drawn = renderScreen(<Bar initial={initial} />);
  return { ...drawn, input: screen.getByRole<HTMLInputElement>('combobox', { name: 'Filter' }) };
}

test('tab takes the first suggestion of what is begun, and goes on when nothing is', async () => {
  const { user, input } = draw();
  await user.type(input, 'col');
  await screen.findByRole('option', { name: 'colour' });
  await user.tab();
  expect(input.value).toBe('colour:');
  await screen.findByRole('option', { name: /^red/ });
  await user.tab();
  expect(input.value).toBe('colour:red ');
  await user.tab();
  expect(document.activeElement).not.toBe(input);
});

test('a text that is not run yet says so and how to run it', async () => {
  const { user, input } = draw('colour:red');
  expect(screen.getByText('applied')).toBeDefined();
  expect(screen.queryByRole('button', { name: /Run/ })).toBeNull();
  await user.type(input, ' size:1');
  expect(screen.getByRole('status').textContent).toBe('Not run yet: what is below belongs to the filter before');
  await user.click(screen.getByRole('button', { name: /Run/ }));
  expect(onRun).toHaveBeenLastCalledWith('colour:red size:1');
  expect(screen.getByText('applied')).toBeDefined();
});

test('the arrows choose, enter takes, and enter again runs', async () => {
  const { user, input } = draw();
  await user.type(input, 'colour:');
  await screen.findByRole('option', { name: /^green/ });
  await user.keyboard('{ArrowDown}{ArrowDown}');
  const chosen = screen.getByRole('option', { selected: true });
  expect(input.getAttribute('aria-activedescendant')).toBe(chosen.id);
  await user.keyboard('{Enter}');
  expect(input.value).toBe('colour:green ');
  await user.keyboard('{Escape}{Enter}');
  expect(onRun).toHaveBeenLastCalledWith('colour:green ');
});

test('a mistake is told once it is asked to run, and nothing runs', async () => {
  const { user, input } = draw();
  await user.type(input, 'colour:(red');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('alert')).toBeDefined();
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(onRun).not.toHaveBeenCalled();
});

test('what is typed after clearing goes into the filter, not to the page', async () => {
  const { user, input } = draw('colour:red');
  await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
  await user.keyboard('s');
  expect(input.value).toBe('s');
  expect(onKey).not.toHaveBeenCalled();
});

test('filters run before are offered where nothing is typed', async () => {
  window.localStorage.setItem('mangru.recent-filters', JSON.stringify(['colour:blue']));
  const { user, input } = draw();
  await user.click(input);
  await user.click(await screen.findByRole('option', { name: 'colour:blue' }));
  await waitFor(() => expect(onRun).toHaveBeenLastCalledWith('colour:blue'));
});
