import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './accessible';
import { sendLogs } from './send-logs';

const records = (service: string, errors: number, others: number, minutesAgo = 0) =>
  Array.from({ length: errors + others }, (_, index) => ({
    service,
    time: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
    level: index < errors ? 'error' : 'info',
    message: index < errors ? 'connection pool exhausted' : 'GET / 200',
  }));

test.beforeAll(async ({ request }) => {
  await sendLogs(request, [
    ...records('billing', 0, 10, 90),
    ...records('billing', 400, 600),
    ...records('search', 0, 50),
    ...records('newcomer', 30, 20),
  ]);
});

test('the overview says what is wrong and leads to it', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText(/billing logs 40% errors/)).toBeVisible();
  const row = page.getByRole('row', { name: /billing/ });
  await expect(row).toContainText('Above normal');
  await expect(page.getByRole('row', { name: /newcomer/ })).not.toContainText('Above normal');
  await row.getByRole('link', { name: '400', exact: true }).click();
  await expect(page).toHaveURL(/\/logs\?.*filter=service%3Abilling/);
});

test('the chart has the same figures as a table', async ({ page }) => {
  await page.goto('/');
  const stored = page.getByRole('button', { name: /^Stored/ });
  await expect(stored).toBeVisible();
  await page.getByRole('button', { name: 'View as table' }).click();
  await expect(page.getByRole('columnheader', { name: 'Stored' })).toBeVisible();
  await stored.click();
  await expect(page.getByRole('columnheader', { name: 'Stored' })).toHaveCount(0);
});

test('a failing API says so and recovers when asked again', async ({ page }) => {
  await page.route('**/api/v1/overview*', (route) =>
    route.fulfill({
      status: 422,
      json: { error: { code: 'query_too_expensive', message: 'Too much at once.', details: {} } },
    }),
  );
  await page.goto('/');
  await expect(page.getByRole('alert').filter({ hasText: 'Too much at once.' })).toBeVisible();
  await page.unroute('**/api/v1/overview*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/billing logs/)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`the overview is accessible, ${theme}, ${width} px wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/');
      await expect(page.getByText(/billing logs/)).toBeVisible();
      await expectAccessible(page);
      await expectNoSideScroll(page);
    });
  }
}
