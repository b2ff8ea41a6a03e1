import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';

test('the API reference is made from the document the API serves', async ({ page, request }) => {
  const document: { paths: Record<string, object> } = await (await request.get('/api/v1/openapi.json')).json();
  await page.goto('/api-reference#get-api-v1-ledger-entries');
  for (const path of Object.keys(document.paths)) {
    await expect(page.getByRole('heading', { name: path, exact: false }).first()).toBeVisible();
  }
  await expect(page.locator('#get-api-v1-ledger-entries')).toBeInViewport();
  await page.locator('#get-api-v1-ledger-entries summary').first().click();
  await expect(page.getByText('uncompressed bytes as text').first()).toBeVisible();
  const headings = page.getByRole('navigation', { name: 'Operations' }).getByRole('heading');
  await expect(headings).toHaveText(['Logs', 'Ledger', 'Overview', 'Saved views', 'System']);
  await expectAccessible(page);
});
