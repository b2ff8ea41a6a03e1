import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { type BreakableServer, breakableServer } from './breakable-server';
import { sendLogs } from './send-logs';

let server: BreakableServer;

test.beforeEach(async ({ request }) => {
  await sendLogs(request, [{ level: 'info', service: 'hello', message: 'Hello, Mangru' }]);
  server = await breakableServer();
});

test.afterEach(() => server.kill());

test('a server that is gone is told once, figures stay, and everything comes back by itself', async ({ page }) => {
  await page.goto(`${server.url}/?refresh=5s`);
  await expect(page.getByRole('link', { name: 'hello' })).toBeVisible();
  await server.kill();
  const banner = page.getByRole('alert').filter({ hasText: 'Mangru has not answered since' });
  await expect(banner).toHaveCount(1);
  await expect(page.getByText(/^Figures of \d/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'hello' })).toBeVisible();
  await expectAccessible(page);

  // Another screen: the frame stays, and the screen comes with the server.
  const url = page.url();
  await page.getByRole('link', { name: 'Ledger' }).click();
  await page.keyboard.press('Control+k');
  await expect(banner).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'hello' })).toBeVisible();
  expect(page.url()).toBe(url);
  await server.start();
  await expect(page).toHaveURL(/\/ledger/);
  await expect(page.getByText(/records received are accounted for/)).toBeVisible();
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Open the command palette' })).toBeVisible();
});

test('a screen that asks for nothing by itself notices too, and is asked to look again', async ({ page }) => {
  await page.goto(`${server.url}/logs`);
  await expect(page.getByRole('grid', { name: 'Logs' }).locator('tbody tr').first()).toBeVisible();
  await server.kill();
  await page.getByRole('button', { name: 'Refresh now' }).click();
  const banner = page.getByRole('alert').filter({ hasText: 'Mangru has not answered since' });
  await expect(banner).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Logs' }).locator('tbody tr').first()).toBeVisible();
  let press: (() => void) | undefined;
  const pressed = new Promise<void>((resolve) => {
    press = resolve;
  });
  // The page looks by itself, too; its banner must not be gone before the button is pressed.
  await page.route('**/icon.svg', (route) => pressed.then(() => route.continue()).catch(() => undefined));
  await server.start();
  await banner.getByRole('button', { name: 'Try now' }).click();
  press?.();
  await expect(banner).toHaveCount(0);
});
