import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';

test('saved views are renamed, deleted and brought back', async ({ page, request }) => {
  const name = 'Errors of checkout';
  const view = { name, screen: 'logs', query: 'filter=service%3Acheckout+level%3E%3Derror' };
  expect((await request.post('/api/v1/saved-views', { data: view })).status()).toBe(201);

  await page.goto('/settings');
  await expect(page.getByRole('cell', { name: 'service:checkout level>=error' })).toBeVisible();
  const rename = page.getByRole('button', { name: `Rename ${name}` });
  const remove = page.getByRole('button', { name: `Delete ${name}` });
  expect((await remove.boundingBox())?.y).toBe((await rename.boundingBox())?.y);
  await rename.click();
  await page.getByLabel('New name').fill('Checkout in trouble');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Checkout in trouble' })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Delete Checkout in trouble' }).click();
  await expect(page.getByRole('link', { name: 'Checkout in trouble' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'Checkout in trouble' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete Checkout in trouble' }).click();
  await expect(page.getByRole('link', { name: 'Checkout in trouble' })).toBeHidden();
});

test('density and time zone are kept by the browser', async ({ page }) => {
  await page.goto('/settings');
  await expect(page.getByText('Both stores answer')).toBeVisible();
  await page.getByText('Compact').click();
  await page.getByRole('button', { name: /^Time zone/ }).click();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Seoul');
  await page.getByRole('option', { name: 'Asia/Seoul' }).click();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await expect(page.getByText('Asia/Seoul').first()).toBeVisible();
});
