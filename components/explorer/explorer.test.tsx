import { screen, waitFor, within } from '@testing-library/react';
import type { UrlUpdateEvent } from 'nuqs/adapters/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import { Explorer } from './explorer';
import { THINGS_EXPLORER, thingsApi } from './testing/things-explorer';

beforeEach(() => vi.stubGlobal('fetch', vi.fn(thingsApi)));
afterEach(() => vi.unstubAllGlobals());

/** The explorer of things, and what it last wrote into its address. */
async function explore(query = '') {
  const written = vi.fn<(event: UrlUpdateEvent) => void>();
  const drawn = renderScreen(<Explorer source={THINGS_EXPLORER} title="Things" />, {
    path: '/things',
    query,
    onUrl: written,
  });
  await screen.findAllByRole('row', { name: /red|blue/ });
  const address = (name: string) => written.mock.lastCall?.[0].searchParams.get(name);
  return { ...drawn, address };
}

const asked = () => vi.mocked(fetch).mock.calls.map(([input]) => new URL(String(input), 'http://localhost'));
const row = (name: RegExp) => screen.getByRole('row', { name });
const detail = () => screen.findByRole('complementary', { name: /^[123]$/ });

test('asks the API of its source for rows and facets of one range', async () => {
  await explore('filter=colour%3Ared');
  const rows = asked().find(({ pathname }) => pathname === '/api/v1/things');
  const facets = asked().find(({ pathname }) => pathname === '/api/v1/things/facets');
  expect(rows?.searchParams.get('filter')).toBe('colour:red');
  expect(rows?.searchParams.get('from')).toBe(facets?.searchParams.get('from'));
});

test('a value of a facet narrows, and another one widens to a list', async () => {
  const { user, address } = await explore('filter=colour%3Ared');
  const facet = await screen.findByRole('region', { name: 'colour' });
  const red = await within(facet).findByRole('button', { name: /^red/ });
  expect(red.getAttribute('aria-pressed')).toBe('true');
  await user.click(within(facet).getByRole('button', { name: /^blue/ }));
  await waitFor(() => expect(address('filter')).toBe('colour:(red OR blue)'));
  await user.click(within(facet).getByRole('button', { name: 'Only blue' }));
  await waitFor(() => expect(address('filter')).toBe('colour:blue'));
  await user.click(within(facet).getByRole('button', { name: 'Exclude blue' }));
  await waitFor(() => expect(address('filter')).toBe('-colour:blue'));
});

test('a row opens its detail, which stays open while filtering and stepping, and closes by escape', async () => {
  const { user, address } = await explore();
  await user.click(row(/red/));
  expect(within(await detail()).getByText('All about red')).toBeDefined();
  expect(address('thing')).toBe('1@2026-11-22T17:23:59.000000000Z');
  await user.keyboard('j');
  expect(await within(await detail()).findByText('All about green')).toBeDefined();
  await user.click(within(await detail()).getByRole('button', { name: 'Only logs with this colour' }));
  await waitFor(() => expect(address('filter')).toBe('colour:green'));
  expect(within(await detail()).getByText('All about green')).toBeDefined();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText('All about green')).toBeNull());
});

test('a word marked by a double click is not an opened row', async () => {
  const { user, address } = await explore();
  await user.dblClick(row(/green/));
  await user.click(row(/blue/));
  expect(within(await detail()).getByText('All about blue')).toBeDefined();
  expect(address('thing')).not.toBeNull();
  expect(screen.queryByText('All about green')).toBeNull();
});

test('marking text of a row is not opening it', async () => {
  const { user, address } = await explore();
  const marked = row(/green/);
  const selection = { isCollapsed: false, containsNode: (node: Node) => node === marked };
  const getSelection = vi.spyOn(window, 'getSelection').mockReturnValue(selection as unknown as Selection);
  await user.click(marked);
  expect(address('thing')).toBeUndefined();
  await user.click(row(/blue/));
  await waitFor(() => expect(address('thing')).toMatch(/^3@/));
  getSelection.mockRestore();
});

test('the JSON of a record is one tab away', async () => {
  const { user } = await explore();
  await user.click(row(/blue/));
  await user.click(within(await detail()).getByRole('tab', { name: 'JSON' }));
  expect(within(await detail()).getByText(/"colour": "blue"/)).toBeDefined();
});

test('a field becomes a column and goes again', async () => {
  const { user, address } = await explore();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  const panel = screen.getByRole('dialog', { name: 'Columns' });
  const add = within(panel).getByRole('textbox', { name: 'Add a column' });
  expect(document.activeElement).toBe(add);
  await user.click(await within(panel).findByRole('button', { name: 'size' }));
  await waitFor(() => expect(address('columns')).toBe('timestamp,size,colour'));
  expect(screen.getByRole('columnheader', { name: /size/ })).toBeDefined();
  expect(document.activeElement).toBe(add);
  await user.click(within(panel).getByRole('button', { name: 'Back to the usual columns' }));
  await waitFor(() => expect(screen.queryByRole('columnheader', { name: /size/ })).toBeNull());
});

test('exports this filter, this order and these columns', async () => {
  const { user } = await explore('filter=size%3E1&order=asc&columns=size,colour');
  await user.click(screen.getByRole('button', { name: 'Export' }));
  const href = screen.getByRole('link', { name: 'NDJSON with these columns' }).getAttribute('href') ?? '';
  const url = new URL(href, 'http://localhost');
  expect(url.pathname).toBe('/api/v1/things/export');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    filter: 'size>1',
    order: 'asc',
    columns: 'size,colour',
    format: 'ndjson',
  });
});

test('says which records it has no more, and what would bring some', async () => {
  vi.mocked(fetch).mockImplementation(async (input) =>
    String(input).startsWith('/api/v1/things?')
      ? Response.json({
          data: [],
          page: { next_cursor: null, nearest: { before: '2026-11-20T08:30:00Z', after: null } },
        })
      : thingsApi(String(input)),
  );
  const written = vi.fn<(event: UrlUpdateEvent) => void>();
  const { user } = renderScreen(<Explorer source={THINGS_EXPLORER} title="Things" />, {
    path: '/things',
    query: 'filter=colour%3Apink+size%3A1',
    onUrl: written,
  });
  await user.click(await screen.findByRole('button', { name: /The last before: / }));
  await waitFor(() => expect(written.mock.lastCall?.[0].searchParams.get('to')).toBe('2026-11-20T08:30:01.000Z'));
  await user.click(await screen.findByRole('button', { name: /Without colour:pink/ }));
  await waitFor(() => expect(written.mock.lastCall?.[0].searchParams.get('filter')).toBe('size:1'));
});

test('a failure of the rows is told where they would stand', async () => {
  vi.mocked(fetch).mockImplementation(async (input) =>
    String(input).startsWith('/api/v1/things?')
      ? Response.json({ error: { code: 'query_too_expensive', message: 'Too much', details: {} } }, { status: 422 })
      : thingsApi(String(input)),
  );
  renderScreen(<Explorer source={THINGS_EXPLORER} title="Things" />, { path: '/things', query: 'from=now-30d' });
  expect((await screen.findAllByRole('button', { name: 'Try again' })).length).toBeGreaterThan(0);
});
