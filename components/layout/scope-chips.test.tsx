import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import { ScopeChips } from './scope-chips';

afterEach(() => vi.unstubAllGlobals());

/** What the API answers about values, and what it was asked. */
function answerWith(values: string[]) {
  const asked: URLSearchParams[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(new URL(url, 'http://mangru').searchParams);
    return Response.json({ data: values.map((value) => ({ value, count: '12' })) });
  });
  return asked;
}

it('names what is narrowed, and what is not', () => {
  renderScreen(<ScopeChips />, { query: '?service=checkout' });
  expect(screen.getByRole('button', { name: 'Service: checkout' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Environment: All environments' })).toBeDefined();
});

it('offers the values of the range and puts the chosen one into the address', async () => {
  const asked = answerWith(['production', 'staging']);
  const urls: string[] = [];
  const { user } = renderScreen(<ScopeChips />, {
    query: '?from=now-3h',
    onUrl: ({ queryString }) => urls.push(queryString),
  });
  await user.click(screen.getByRole('button', { name: /^Environment/ }));
  await user.click(await screen.findByRole('button', { name: /^staging/ }));
  expect(asked[0]?.get('field')).toBe('environment');
  expect(asked[0]?.get('from')).toBe('now-3h');
  expect(urls.at(-1)).toContain('environment=staging');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('takes the scope away again', async () => {
  answerWith([]);
  const urls: string[] = [];
  const { user } = renderScreen(<ScopeChips />, {
    query: '?environment=staging',
    onUrl: ({ queryString }) => urls.push(queryString),
  });
  await user.click(screen.getByRole('button', { name: 'Environment: staging' }));
  expect(await screen.findByText('No values in this time range.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'All environments' }));
  expect(urls.at(-1)).not.toContain('environment');
});
