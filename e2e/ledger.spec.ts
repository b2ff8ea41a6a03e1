import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible, watchErrors } from './accessible';
import { sendLogs } from './send-logs';

test.beforeAll(async ({ request }) => {
  await sendLogs(request, [{ level: 'info', service: 'hello', message: 'Hello, Mangru' }]);
  const tooLate = { time: '2100-01-01T00:00:00Z', message: '<img src=x onerror=alert(1)>' };
  await request.post('/api/v1/logs', { data: [tooLate] });
  // Counts follow within a second, and the screen looks again only after thirty.
  const rejected = () => request.get('/api/v1/ledger-entries').then((answer) => answer.text());
  await expect.poll(rejected).toContain('timestamp_out_of_range');
});

test('the ledger accounts for every record and shows why one was rejected', async ({ page }) => {
  const expectNoErrors = watchErrors(page);
  await page.goto('/ledger');
  await expect(page.getByText(/records received are accounted for/)).toBeVisible();
  const example = page.getByRole('region', { name: /Example from JSON logs: the timestamp was too far/ });
  await expect(example).toContainText('<img src=x onerror=alert(1)>');
  await expect(page.locator('img[src=x]')).toHaveCount(0);
  await expect(page.getByRole('row', { name: /JSON logs.*Rejected/ }).first()).toBeVisible();
  await expectAccessible(page);
  expectNoErrors();
});

test('what is shown can be taken away as CSV', async ({ page }) => {
  await page.goto('/ledger?source=json');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toMatch(/^\uFEFFsource,outcome,reason,records,share,requests,bytes,example\r\njson,rejected,/);
  expect(text).toContain('\r\njson,rejected,timestamp_out_of_range,');
});

test('one source at a time', async ({ page }) => {
  await page.goto('/ledger?source=otlp-grpc');
  await expect(page.getByText('Nothing was received in this time range.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Source' }).selectOption('JSON logs');
  await expect(page.getByText(/records received are accounted for/)).toBeVisible();
  await expect(page).toHaveURL(/source=json/);
});
