import { expect, test } from '@playwright/test';
import { LogsPage } from '@/e2e/pages/logs-page';
import { sendLogs } from '@/e2e/send-logs';

const WORD = `heron${Date.now().toString(36)}`;

test.beforeAll(async ({ request }) => {
  const now = Date.now();
  const long = 'waited in the reeds and saw nothing, '.repeat(12);
  await sendLogs(
    request,
    Array.from({ length: 60 }, (_, index) => ({
      timestamp: new Date(now - index * 1000).toISOString(),
      level: 'info',
      service: index % 5 === 0 ? 'pond' : 'river',
      message: `${WORD} stood ${index} ${index % 3 === 0 ? long : 'still'}`,
      status: index % 2 === 0 ? 'asleep' : 'awake',
      'wing.span': String(index % 4),
    })),
  );
});

test('keeps the detail beside the rows while filtering, and over them where there is no room', async ({ page }) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD });
  await logs.rows.first().click();
  await expect(logs.detail).toContainText('stood 0');
  const place = async () => ({ rows: await logs.grid.boundingBox(), detail: await logs.detail.boundingBox() });
  const wide = await place();
  expect((wide.rows?.x ?? 0) + (wide.rows?.width ?? 0)).toBeLessThanOrEqual((wide.detail?.x ?? 0) + 1);
  // An attribute named like a field is filtered by its exact name, so that what is shown is found.
  await logs.detail.getByRole('button', { name: 'Only logs with this attributes.status' }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get('filter') === `${WORD} attributes.status:asleep`);
  await expect(logs.verdict).toContainText('30 logs');
  await expect(logs.detail).toContainText('stood 0');
  // The message has the width of the facets while both do not fit; they come back beside it when asked for.
  await expect(logs.facets).toBeHidden();
  await page.getByRole('button', { name: 'Filter by value' }).click();
  await logs.facet('Service').getByRole('button', { name: 'Exclude pond' }).click();
  await expect(logs.verdict).toContainText('24 logs');
  await expect(logs.detail).toContainText('stood 0');
  await page.setViewportSize({ width: 1100, height: 800 });
  const narrow = await place();
  expect((narrow.rows?.x ?? 0) + (narrow.rows?.width ?? 0)).toBeGreaterThan(narrow.detail?.x ?? 0);
});

test('wrapped rows keep their places when density and columns change, and marking text is not opening', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD, wrap: 'true' });
  await expect(logs.rows.first()).toBeVisible();
  const overlaps = () =>
    logs.rows.evaluateAll((rows) => {
      const boxes = rows.map((row) => row.getBoundingClientRect()).sort((a, b) => a.top - b.top);
      return boxes.filter((box, index) => box.top < (boxes[index - 1]?.bottom ?? 0) - 1).length;
    });
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await expect.poll(overlaps).toBe(0);
  await page.getByRole('button', { name: 'Roomy rows' }).click();
  await expect.poll(overlaps).toBe(0);
  await logs.open({ filter: WORD, wrap: 'true', columns: 'timestamp~400,service~400,body' });
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await expect.poll(overlaps).toBe(0);
  const text = await logs.rows.nth(1).locator('bdi').last().boundingBox();
  if (!text) throw new Error('no text');
  await page.mouse.move(text.x + 2, text.y + text.height / 2);
  await page.mouse.down();
  await page.mouse.move(text.x + 120, text.y + text.height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await page.evaluate(() => String(window.getSelection()).length)).toBeGreaterThan(3);
  expect(logs.query('log')).toBeNull();
});

test('says that a filter is not run yet, takes the first suggestion by tab and keeps what is typed', async ({
  page,
}) => {
  const logs = new LogsPage(page);
  await logs.open({ filter: WORD });
  await logs.filter.click();
  await logs.filter.press('End');
  await logs.filter.pressSequentially(' wing');
  await expect(page.getByRole('option', { name: 'wing.span' })).toBeVisible();
  await expect(page.getByRole('search').getByRole('status')).toContainText('Not run yet');
  await logs.filter.press('Tab');
  await expect(logs.filter).toHaveValue(`${WORD} wing.span:`);
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await page.keyboard.type('jl/?');
  await expect(logs.filter).toHaveValue('jl/?');
  expect(logs.query('live')).toBeNull();
});
