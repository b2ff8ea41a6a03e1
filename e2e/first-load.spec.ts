import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const LIMIT_BYTES = 300_000;

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
}
