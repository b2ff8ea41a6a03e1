import { gzipSync } from 'node:zlib';
import { expect, type Response, test } from '@playwright/test';
import { sendLogs } from './send-logs';

const LIMIT_BYTES = 300_000;
/** What a screen loads by itself comes within this time, without anyone touching it. */
const FIRST_SECONDS_MS = 4000;

test.beforeAll(async ({ request }) => {
  await sendLogs(request, [{ level: 'error', service: 'hello', message: 'Hello, Mangru' }]);
});

for (const path of ['/', '/logs', '/ledger', '/settings', '/api-reference']) {
  test(`the first load of ${path} is under 300 kB of JavaScript`, async ({ request }) => {
    const html = await (await request.get(path)).text();
    // Browsers of this decade skip `nomodule` scripts.
    const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
    const sizes = await Promise.all(
      [...new Set(scripts.map(([, source]) => source ?? ''))].map(
        async (source) => gzipSync(await (await request.get(source)).body()).length,
      ),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT_BYTES);
  });

  test(`${path} loads under 300 kB of JavaScript in its first seconds`, async ({ page }) => {
    const scripts: Promise<[name: string, bytes: number]>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(gzippedSize(response));
    });
    await page.goto(path);
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await page.waitForTimeout(FIRST_SECONDS_MS);
    const sizes = (await Promise.all(scripts)).toSorted(([, a], [, b]) => b - a);
    expect(sizes.length).toBeGreaterThan(5);
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    test.info().annotations.push({ type: 'JavaScript', description: `${path} ${total} ${JSON.stringify(sizes)}` });
    expect(total, sizes.map(([name, bytes]) => `${bytes} ${name}`).join('\n')).toBeLessThan(LIMIT_BYTES);
  });
}

async function gzippedSize(response: Response): Promise<[string, number]> {
  return [new URL(response.url()).pathname, gzipSync(await response.body()).length];
}
