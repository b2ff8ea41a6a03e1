import { screen, waitFor, within } from '@testing-library/react';
import type { UrlUpdateEvent } from 'nuqs/adapters/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import { LogsScreen } from './logs-screen';
import { exampleRow } from './testing/example-row';

const log = exampleRow({
  body: 'payment failed',
  host: 'node-1',
  attributes: { status: 'declined', 'retry.count': '3' },
  resource: { 'service.namespace': 'shop' },
});

async function logsApi(input: string | URL | Request): Promise<Response> {
  const { pathname, searchParams } = new URL(String(input), 'http://localhost');
  const worst = { field: 'service', values: [{ value: 'checkout', count: '2' }], distinct: 1 };
  const answers: Record<string, unknown> = {
    '/api/v1/logs': { data: [log], page: { next_cursor: null, total: null, nearest: null } },
    '/api/v1/logs/histogram': {
      data: {
        interval_ms: 60_000,
        total: '3',
        buckets: [{ start: searchParams.get('from'), counts: { error: 2, info: 1 } }],
      },
    },
    '/api/v1/logs/facets': { data: [worst] },
  };
  return Response.json(answers[pathname] ?? {}, { status: pathname in answers ? 200 : 404 });
}

beforeEach(() => vi.stubGlobal('fetch', vi.fn(logsApi)));
afterEach(() => vi.unstubAllGlobals());

const onUrl = vi.fn<(event: UrlUpdateEvent) => void>();
const draw = (query: string, locale: 'en' | 'ko' = 'en') =>
  renderScreen(<LogsScreen />, { path: '/logs', query, locale, onUrl });
const verdict = (start: RegExp) =>
  screen.findByText((_, element) => start.test(element?.textContent ?? '') && element?.tagName === 'P');

test('the verdict says the last hour, and who wrote most errors unless that was asked for', async () => {
  const { unmount } = draw('filter=payment');
  expect((await verdict(/most from/)).textContent).toBe(
    '3 logs in the last hour, 2 errors (66.7%), most from checkout.',
  );
  unmount();
  draw('filter=service%3Acheckout');
  expect((await verdict(/66\.7%/)).textContent).toBe('3 logs in the last hour, 2 errors (66.7%).');
});

test('the verdict is a Korean sentence in Korean', async () => {
  draw('filter=service%3Acheckout', 'ko');
  expect((await verdict(/66\.7%/)).textContent).toBe('최근 1시간 동안 로그 3건 중 오류 2건(66.7%)입니다.');
});

test('an attribute named like a field is filtered by its exact name, and what machines ask for is folded', async () => {
  const { user } = draw('filter=payment');
  await user.click(await screen.findByRole('row', { name: /failed/ }));
  const attributes = await screen.findByRole('region', { name: 'Attributes' });
  await user.click(within(attributes).getByRole('button', { name: 'Only logs with this attributes.status' }));
  await waitFor(() =>
    expect(onUrl.mock.lastCall?.[0].searchParams.get('filter')).toBe('payment attributes.status:declined'),
  );
  expect(within(screen.getByRole('region', { name: 'Fields' })).getByText('Host')).toBeDefined();
  const resource = screen.getByRole('region', { name: 'Resource' });
  expect(within(resource).queryByText('shop')).toBeNull();
  await user.click(within(resource).getByRole('button', { name: /Resource/ }));
  expect(within(resource).getByText('shop')).toBeDefined();
});
