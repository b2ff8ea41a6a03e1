import { expect, test } from '@playwright/test';
import { LogsPage } from '@/e2e/pages/logs-page';
import { sendLogs } from '@/e2e/send-logs';

const WORD = `sandpiper${Date.now().toString(36)}`;

test.beforeAll(async ({ request }) => {
  const hosts = Array.from({ length: 14 }, (_, index) =>
    Array.from({ length: 15 - index }, () => `beach-${index + 1}`),
  );
  await sendLogs(
    request,
    hosts.flat().map((host) => ({ level: 'info', service: 'shore', host, message: `${WORD} ran`, tide: 'low' })),
  );
});

test('shows the values of the filter, however rare they are', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: `${WORD} host:beach-14` });
  const hosts = logs.facet('Host');
  const rare = hosts.getByRole('button', { name: /^beach-14/ });
  await expect(hosts.getByRole('listitem')).toHaveCount(11);
  await expect(rare).toHaveAttribute('aria-pressed', 'true');
  await expect(rare).toContainText('2');
  await expect(hosts.getByRole('button', { name: '3 more' })).toBeVisible();
  await rare.click();
  await expect(page).toHaveURL((url) => url.searchParams.get('filter') === WORD);
  await logs.open({ filter: `${WORD} -host:beach-13` });
  await expect(hosts.getByRole('button', { name: 'Exclude beach-13' })).toHaveAttribute('aria-pressed', 'true');
});

test('offers more fields where they can be seen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 640 });
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD });
  const add = logs.facets.getByRole('textbox', { name: 'Add a field' });
  await add.focus();
  const offered = logs.facets.getByRole('list', { name: 'Fields' }).getByRole('button');
  await expect(offered.last()).toBeInViewport({ ratio: 1 });
  await add.fill('tide');
  await offered.filter({ hasText: 'tide' }).click();
  await expect(logs.facet('tide').getByText('low')).toBeVisible();

  // It is part of the link, so that whoever opens it sees the same; taken away, it is gone from there too.
  const link = page.url();
  expect(link).toContain('facets=tide');
  await logs.facet('tide').getByRole('button', { name: 'Remove tide from this list' }).click();
  await expect(logs.facet('tide')).toBeHidden();
  await page.goto(link);
  await expect(logs.facet('tide').getByText('low')).toBeVisible();
});
