import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { sendLogs } from './send-logs';

// Runs before every other file (files run in the order of their names): the store is still empty.
test('a fresh installation says how to send the first record and shows it by itself', async ({ page, request }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Send your first record' })).toBeVisible();
  await expect(page.getByText(/curl http:\/\/127\.0\.0\.1:\d+\/api\/v1\/logs/)).toBeVisible();
  await page.getByText('OpenTelemetry SDK').click();
  await expect(
    page.getByText(`OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:${Number(process.env.MANGRU_E2E_PORT) + 1}`),
  ).toBeVisible();
  await expectAccessible(page);

  await sendLogs(request, [{ level: 'info', service: 'hello', message: 'Hello, Mangru' }]);
  await expect(page.getByRole('link', { name: 'hello' })).toBeVisible();
  await expect(page.getByText(/services are quiet: no errors in their logs/)).toBeVisible();
});
