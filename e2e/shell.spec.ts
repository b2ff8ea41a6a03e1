import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll, watchErrors } from './accessible';
import { sendLogs } from './send-logs';

test.beforeAll(async ({ request }) => {
  await sendLogs(request, [{ level: 'info', service: 'hello', message: 'Hello, Mangru' }]);
});

/** Keys work once the page is interactive. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

test('keys go to screens, list themselves and open the palette', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/settings/);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help.getByText('Go to the ledger')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Open the command palette' })).toBeVisible();
  await page.keyboard.type('5B8EFFF7-9803-8103-D269-B633813FC60C');
  await expect(page.getByText('Show the logs of trace 5b8efff798038103d269b633813fc60c')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/logs\?filter=trace_id%3A5b8efff798038103d269b633813fc60c/);
});

test('what is typed while the palette is on its way ends up in it', async ({ page }) => {
  await open(page, '/logs');
  await page.route('**/_next/static/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ledger');
  const field = page.getByRole('dialog', { name: 'Open the command palette' }).getByRole('textbox');
  await expect(field).toHaveValue('ledger');
  await expect(field).toBeFocused();
  await page.keyboard.type('s');
  await expect(field).toHaveValue('ledgers');
  await expect(page).toHaveURL(/\/logs$/);
});

test('the palette finds services', async ({ page }) => {
  await open(page, '/');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('button', { name: 'Open the command palette' }).click();
  await page.keyboard.type('hel');
  const palette = page.getByRole('dialog', { name: 'Open the command palette' });
  await palette.getByText('hello', { exact: true }).click();
  await expect(page).toHaveURL(/filter=service%3Ahello/);
});

test('the palette opens the list of keyboard shortcuts', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('shortcuts');
  await page.getByRole('button', { name: 'Show keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('the time range is typed, shifted, zoomed and kept across screens', async ({ page }) => {
  await open(page, '/');
  await page.getByRole('button', { name: /^Time range/ }).click();
  await page.getByLabel('Type a range').fill('soon');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText(/This is not a range/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Type a range').fill('yesterday banana');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('"yesterday" was understood, "banana" was not')).toBeVisible();
  await page.getByLabel('Type a range').fill('last 15 minutes');
  await expect(page.getByText('Reads as Last 15 minutes')).toBeVisible();
  await page.getByLabel('Type a range').fill('2026-03-01 09:00 to 2026-03-01 11:00');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/from=2026-03-01T09:00:00\.000Z&to=2026-03-01T11:00:00\.000Z/);
  await page.keyboard.press('[');
  await expect(page).toHaveURL(/from=2026-03-01T08:00:00\.000Z&to=2026-03-01T10:00:00\.000Z/);
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/from=2026-03-01T07:00:00\.000Z&to=2026-03-01T11:00:00\.000Z/);
  await expect(page.getByText('No records in this time range.')).toBeVisible();
  await page.getByRole('link', { name: 'Ledger' }).click();
  await expect(page).toHaveURL(/\/ledger\?from=2026-03-01T07/);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/from=2026-03-01T08:00:00\.000Z/);
});

test('sharing copies an address that stays true', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/?from=now-3h');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByText(/Link copied/)).toBeVisible();
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  const [from, to] = ['from', 'to'].map((name) => Date.parse(copied.searchParams.get(name) ?? ''));
  expect((to ?? 0) - (from ?? 0)).toBe(3 * 3_600_000);
  expect(copied.searchParams.get('tz')).toBe('UTC');
});

test('language and theme change at once and stay, without a flash of the other', async ({ page }) => {
  const expectNoErrors = watchErrors(page);
  await open(page, '/');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: '한국어' }).check();
  await expect(page.getByRole('heading', { name: '개요' })).toBeVisible();
  const html = await (await page.request.get('/')).text();
  expect(html).toContain('<html lang="ko"');
  await page.reload();
  await expect(page.getByRole('heading', { name: '개요' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(page);
  expectNoErrors();
});

test('the first visit speaks the language of the browser', async ({ request }) => {
  const answer = await request.get('/', { headers: { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' } });
  expect(await answer.text()).toContain('<html lang="ko"');
});

test('keyboard users can skip the navigation', async ({ page }) => {
  await open(page, '/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test('an unknown address says so', async ({ page }) => {
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  await expect(page.getByText('There is no page at this address').last()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('on a phone the navigation is a bar at the bottom', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/ledger');
  const bar = page.getByRole('navigation', { name: 'Main navigation' });
  expect((await bar.boundingBox())?.y).toBeGreaterThan(700);
  await expect(bar.getByRole('link')).toHaveText(['Overview', 'Logs', 'Ledger', 'Settings']);
  await expectNoSideScroll(page);
  await bar.getByRole('button', { name: 'More' }).click();
  await expectAccessible(page);
  await bar.getByRole('link', { name: 'API reference' }).click();
  await expect(page).toHaveURL(/\/api-reference/);
  await expect(bar.getByRole('link', { name: 'API reference' })).toBeHidden();
});

test('the rail shows its words while the pointer is there, and stays open when told to', async ({ page }) => {
  await open(page, '/');
  const rail = page.getByRole('navigation', { name: 'Main navigation' });
  const width = async () => Math.round((await rail.boundingBox())?.width ?? 0);
  expect(await width()).toBe(56);
  await rail.hover();
  await expect.poll(width).toBe(200);
  await rail.getByRole('button', { name: 'Keep the navigation open' }).click();
  await page.mouse.move(800, 400);
  await page.reload();
  expect(await width()).toBe(200);
});

test('a scope is kept from screen to screen and narrows each', async ({ page, request }) => {
  await sendLogs(request, [
    { level: 'info', service: 'scoped', message: 'one', 'deployment.environment.name': 'staging' },
    { level: 'info', service: 'elsewhere', message: 'two', 'deployment.environment.name': 'production' },
  ]);
  await open(page, '/');
  await page.getByRole('button', { name: 'Environment: All environments' }).click();
  const list = page.getByRole('dialog', { name: 'Choose an environment' });
  await expect(list.getByRole('textbox')).toBeFocused();
  await expect(list.getByRole('button', { name: /^production/ })).toBeVisible();
  await list.getByRole('textbox').fill('stag');
  await expect(list.getByRole('button', { name: /^production/ })).toBeHidden();
  await expectAccessible(page);
  await list.getByRole('button', { name: /^staging/ }).click();
  await expect(page).toHaveURL(/environment=staging/);
  await expect(page.getByRole('row', { name: /scoped/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /elsewhere/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Logs', exact: true }).click();
  await expect(page).toHaveURL(/\/logs\?.*environment=staging/);
  await expect(page.getByRole('grid', { name: 'Logs' })).toContainText('scoped');
  await expect(page.getByRole('grid', { name: 'Logs' })).not.toContainText('elsewhere');
  await page.getByRole('button', { name: 'Environment: staging' }).click();
  await page.getByRole('button', { name: 'All environments' }).click();
  await expect(page.getByRole('grid', { name: 'Logs' })).toContainText('elsewhere');
});

test('a mistake in a filter is told in the language of the screen', async ({ browser }) => {
  const page = await browser.newPage({ locale: 'ko-KR' });
  await open(page, '/logs');
  const filter = page.getByRole('combobox', { name: '로그 필터' });
  await filter.fill('level>=terrible');
  await filter.press('Enter');
  await filter.press('Escape');
  const mistake = page.getByRole('alert').filter({ hasText: '"terrible"은(는) level 값이 아닙니다' });
  await expect(mistake).toBeVisible();
  await page.goto('/logs?filter=level%3E%3Dterrible');
  await expect(mistake.filter({ hasText: '필터를 고친 뒤' })).toBeVisible();
  await page.close();
});

test('a slow answer says how far the store has come', async ({ page }) => {
  const running = { name: 'logs.histogram', elapsed_ms: 900, read_rows: 6_200_000, total_rows: 20_000_000 };
  await page.route('**/api/v1/running-queries?*', (route) => route.fulfill({ json: { data: [running] } }));
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/logs/histogram?*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/logs');
  await expect(page.getByRole('progressbar', { name: '6.2M of 20M rows read' })).toBeVisible();
  await expectAccessible(page);
  release?.();
  await expect(page.getByRole('progressbar')).toBeHidden();
});
