import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { LogsPage } from '@/e2e/pages/logs-page';

/** Records of this run carry a word of their own, since all journeys share one store. */
const WORD = `kingfisher${Date.now().toString(36)}`;
const TRACE = 'a0b1c2d3e4f5061728394a5b6c7d8e9f';

test.beforeAll(async ({ request }) => {
  const now = Date.now();
  const line = (index: number) => ({
    timestamp: new Date(now - index * 1000).toISOString(),
    level: index % 10 === 0 ? 'error' : 'info',
    service: index % 10 === 0 ? 'birdhouse' : 'nest',
    host: `perch-${index % 3}`,
    message: index % 10 === 0 ? `${WORD} fell out of nest ${index}` : `${WORD} landed on branch ${index}`,
    trace_id: index < 5 ? TRACE : undefined,
    'wing.span': String(index % 4),
  });
  const odd = [
    {
      level: 'warn',
      service: 'nest',
      message: `${WORD} <img src=x onerror="document.title='pwned'"> \u001b[31mred\u001b[0m`,
    },
    { level: 'warn', service: 'nest', message: `${WORD} ${'x'.repeat(900_000)}` },
    { level: 'debug', service: 'nest', message: JSON.stringify({ bird: WORD, id: 1, wings: { left: true } }) },
  ];
  const lines = [...Array.from({ length: 400 }, (_, index) => line(index)), ...odd];
  const answer = await request.post('/api/v1/logs', {
    headers: { 'content-type': 'application/x-ndjson' },
    data: lines.map((entry) => JSON.stringify(entry)).join('\n'),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
});

test('narrows from the verdict to one row and back', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD });
  await expect(logs.verdict).toContainText('403 logs in the last hour, 40 errors (9.9%), most from birdhouse.');
  await logs.facet('Service').getByRole('button', { name: 'birdhouse', exact: false }).first().click();
  await expect(logs.verdict).toContainText('40 errors in the last hour');
  expect(logs.query('filter')).toBe(`${WORD} service:birdhouse`);
  await expect(logs.rows.first()).toContainText('fell out of nest 0');
  await logs.rows.first().click();
  await expect(logs.detail).toContainText('fell out of nest 0');
  expect(logs.query('log')).toMatch(/^\d+@/);
  await page.keyboard.press('j');
  await expect(logs.detail).toContainText('fell out of nest 10');
  const edge = page.getByRole('separator', { name: 'Width of the details' });
  await edge.press('ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', '512');
  await page.keyboard.press('Escape');
  await expect(logs.detail).toBeHidden();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL((url) => url.searchParams.get('filter') === WORD);
});

test('completes fields and values, and points at a mistake', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD });
  await page.keyboard.press('/');
  await expect(logs.filter).toBeFocused();
  await logs.filter.fill(`${WORD} `);
  await logs.filter.pressSequentially('wing');
  await expect(page.getByRole('option', { name: 'wing.span' })).toBeVisible();
  await logs.filter.press('ArrowDown');
  await logs.filter.press('Enter');
  await expect(logs.filter).toHaveValue(`${WORD} wing.span:`);
  await expect(page.getByRole('option', { name: /^2/ })).toBeVisible();
  await logs.filter.pressSequentially('2');
  await logs.filter.press('Enter');
  await expect(logs.verdict).toContainText('100 logs');
  await logs.filter.fill('level>=terrible');
  await logs.filter.press('Enter');
  await logs.filter.press('Escape');
  await expect(page.getByRole('alert').filter({ hasText: 'is not a level' })).toBeVisible();
  expect(logs.query('filter')).toBe(`${WORD} wing.span:2`);
});

test('zooms by dragging and shows the same numbers as a table', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD, from: 'now-15m' });
  const box = await logs.chart.boundingBox();
  if (!box) throw new Error('no chart');
  await page.mouse.move(box.x + box.width * 0.7, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + 50, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL((url) => url.searchParams.get('from')?.endsWith('Z') ?? false);
  await page.goBack();
  await expect(page).toHaveURL((url) => url.searchParams.get('from') === 'now-15m');
  await page.getByRole('button', { name: 'View as table' }).click();
  await expect(page.getByRole('region', { name: 'Logs over time by severity, as a table' })).toContainText('Error');
});

test('draws text from outside as text and survives a line of a megabyte', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: `${WORD} level:(warn OR debug)` });
  await expect(logs.rows).toHaveCount(3);
  await expect(logs.rows.filter({ hasText: '<img src=x' })).toContainText('red');
  await logs.rows.filter({ hasText: 'xxxx' }).click();
  await expect(logs.detail.getByRole('button', { name: /Show all 900,0\d\d characters/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await logs.rows.filter({ hasText: '"bird"' }).click();
  await expect(logs.detail.locator('pre').first()).toContainText('"left": true');
  await expect(page).not.toHaveTitle(/pwned/);
  await expect(page.locator('main img')).toHaveCount(0);
});

test('follows a trace, shows surrounding lines and adds a column', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: `${WORD} "branch 3"` });
  await logs.rows.first().click();
  await logs.detail.getByRole('button', { name: 'wing.span as a column' }).click();
  await expect(page.getByRole('columnheader', { name: 'wing.span' })).toBeVisible();
  await logs.detail.getByRole('tab', { name: 'Surrounding lines' }).click();
  await expect(logs.detail.getByRole('listitem').filter({ hasText: 'landed on branch 3' }).first()).toBeVisible();
  await logs.detail.getByRole('tab', { name: 'Details' }).click();
  await logs.detail.getByRole('button', { name: 'Show all logs of this trace' }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get('filter')?.includes(`trace_id:${TRACE}`) ?? false);
});

test('groups messages into patterns and shows their rows', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD, tab: 'patterns' });
  const pattern = page.getByRole('listitem').filter({ hasText: 'landed on branch' }).first();
  await expect(pattern).toContainText('360');
  await pattern.getByRole('button', { name: 'Show rows' }).click();
  await expect(logs.verdict).toContainText('360 logs');
});

test('keeps a view, applies it and deletes it', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: `${WORD} level>=error`, wrap: 'true' });
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('textbox', { name: 'Name for this view' }).fill('Falling birds');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const view = page.getByRole('listitem').filter({ hasText: 'Falling birds' });
  await expect(view).toBeVisible();
  await page.keyboard.press('Escape');
  await logs.run('');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await view.getByRole('button').first().click();
  await expect(page).toHaveURL((url) => url.searchParams.get('filter') === `${WORD} level>=error`);
  expect(logs.query('wrap')).toBe('true');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('button', { name: 'More for Falling birds' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('menuitem', { name: 'Really delete it?' }).click();
  await expect(view).toBeHidden();
});

test('exports what is shown', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: `${WORD} level:error`, columns: 'timestamp,service,body' });
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV with these columns' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  expect(lines[0]).toBe('timestamp,service,body');
  expect(lines).toHaveLength(41);
});

test('follows new logs live and can be paused', async ({ page, request }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: `${WORD} hatched` });
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  await expect(page.getByText('0 logs received')).toBeVisible();
  const send = (name: string) =>
    request.post('/api/v1/logs', { data: { level: 'info', service: 'nest', message: `${WORD} hatched ${name}` } });
  // The stream begins with what arrives after it opened.
  await expect(async () => {
    await send('one');
    await expect(logs.rows.filter({ hasText: 'hatched one' }).first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.getByRole('button', { name: 'Pause' }).click();
  await send('two');
  await page.getByRole('button', { name: /Show \d+ new/ }).click();
  await expect(logs.rows.filter({ hasText: 'hatched two' })).toBeVisible();
});

test('keeps what it knows while the server does not answer, and says so', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD, live: 'true' });
  await expect(logs.facet('Service').getByText('birdhouse')).toBeVisible();
  await expect(logs.rows.first()).toBeVisible();
  await page.route(/\/api\/v1\/logs/, (route) => route.abort());
  const note = page.getByRole('status').filter({ hasText: 'The server did not answer. These are the figures of' });
  // Above the chart and above the facets; still there when the next request has failed as well.
  await expect(note).toHaveCount(2);
  await page.waitForTimeout(6000);
  await expect(note).toHaveCount(2);
  await expect(logs.verdict).toContainText('most from birdhouse.');
  await expect(logs.chart).toBeVisible();
  await expect(logs.facet('Service').getByText('birdhouse')).toBeVisible();
  await expect(logs.rows.first()).toBeVisible();
  await page.unrouteAll();
  await expect(note).toHaveCount(0);
});

test('opens the row of j and k, whatever was pressed before', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: `${WORD} fell` });
  await expect(logs.rows.first()).toBeVisible();
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(logs.detail).toContainText('fell out of nest 0');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export' }).click();
  // What floats has the keys until it is closed.
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: 'CSV with these columns' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(logs.detail).toContainText('fell out of nest 10');
});

test('says what to do when nothing matches', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: `${WORD} service:ghost` });
  await page.getByRole('button', { name: 'Without service:ghost' }).click();
  await expect(logs.verdict).toContainText('logs in the last hour');
  expect(logs.query('filter')).toBe(WORD);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no accessibility faults in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const logs = new LogsPage(page);
    await logs.open({ filter: WORD });
    await logs.rows.first().click();
    await expect(logs.detail.getByRole('tab', { name: 'Details' })).toBeVisible();
    await expect(page.locator('[data-stale="true"]')).toHaveCount(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}
