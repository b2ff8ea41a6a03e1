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
