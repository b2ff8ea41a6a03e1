import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { LogsPage } from '@/e2e/pages/logs-page';
import { runLoad } from './run-load';

const PORT = 20_000 + (process.pid % 3_000) * 3;
const SITE = `http://127.0.0.1:${PORT}`;
const RECORDS_A_SECOND = 5000;
const SCROLLED_ROWS = 100_000;
const STREAM_SECONDS = 120;

/** How the built product answers a person while records stream in: one browser, sender and server on the same cores. */
export async function screens(): Promise<Record<string, unknown>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'mangru-screens-'));
  const server = spawn(process.execPath, ['bin/start.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(PORT),
      OTLP_HTTP_PORT: String(PORT + 1),
      OTLP_GRPC_PORT: String(PORT + 2),
      MANGRU_DATA_DIR: dataDir,
    },
  });
  try {
    while (!(await fetch(`${SITE}/api/v1/health`).catch(() => undefined))?.ok) await sleep(200);
    return await measure();
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(): Promise<Record<string, unknown>> {
  await runLoad({ ...LOAD, connections: 8, recordsPerRequest: 1000, seconds: 4, seed: 1 });
  const streaming = runLoad({
    ...LOAD,
    connections: 10,
    recordsPerRequest: 100,
    seconds: STREAM_SECONDS,
    seed: 2,
    ...RATE,
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // The compiler wraps named functions in a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (it) => it');
  await page.addInitScript(watchInteractions);
  const interactions = { overview: await clickOverview(page), logs: await clickLogs(page) };
  const scrolling = await scroll(page);
  await browser.close();
  // What was measured after the last record would be another figure.
  if (await Promise.race([streaming.then(() => true), sleep(0, false)])) throw new Error('The stream ended too early.');
  const { acknowledged, refused, seconds } = await streaming;
  const all = Object.values(interactions).flatMap((screen) => Object.values(screen));
  return {
    recordsPerSecond: Math.round(acknowledged / seconds),
    refused,
    // The web vital takes the worst of fewer than fifty interactions.
    interactionToNextPaintMs: Math.max(...all),
    interactions,
    scrolling,
  };
}

const LOAD = { port: PORT + 1, path: '/v1/logs', contentType: 'application/x-protobuf', kind: 'otlp' } as const;
const RATE = { rate: RECORDS_A_SECOND };

type Watched = typeof window & { interactions: number[] };

/** Runs in the page. Event Timing reports what took at least 16 ms from input to paint. */
function watchInteractions(): void {
  const watched = window as Watched;
  watched.interactions = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
      if (entry.interactionId) watched.interactions.push(entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** The longest interaction of each step, in milliseconds; 0 when all were below 16. */
async function inTurn(page: Page, steps: Record<string, () => Promise<unknown>>): Promise<Record<string, number>> {
  const longest: Record<string, number> = {};
  for (const [name, act] of Object.entries(steps)) {
    await page.evaluate(() => (window as Watched).interactions.splice(0));
    await act();
    await sleep(700);
    longest[name] = Math.max(0, ...(await page.evaluate(() => (window as Watched).interactions)));
  }
  return longest;
}

async function clickOverview(page: Page): Promise<Record<string, number>> {
  await page.goto(SITE);
  await page.getByRole('heading', { name: 'Services' }).first().waitFor();
  return inTurn(page, {
    openRange: () => page.getByRole('button', { name: /^Time range/ }).click(),
    closeRange: () => page.keyboard.press('Escape'),
    openPalette: () => page.keyboard.press('Control+k'),
    typeInPalette: () => page.keyboard.type('check', { delay: 60 }),
    closePalette: () => page.keyboard.press('Escape'),
  });
}

async function clickLogs(page: Page): Promise<Record<string, number>> {
  const logs = new LogsPage(page);
  await page.goto(`${SITE}/logs?live=true`);
  await logs.rows.first().waitFor();
  await sleep(2000);
  return inTurn(page, {
    openRow: () => logs.rows.nth(3).click(),
    nextRow: () => page.keyboard.press('j'),
    closeRow: () => page.keyboard.press('Escape'),
    typeFilter: () => logs.filter.pressSequentially('service:checkout', { delay: 60 }),
    runFilter: () => logs.filter.press('ControlOrMeta+Enter'),
    clickFacet: () => logs.facet('Severity').getByRole('button').nth(1).click(),
    patterns: () => page.getByRole('button', { name: 'Patterns', exact: true }).click(),
    rows: () => page.getByRole('button', { name: 'Rows', exact: true }).click(),
    columns: () => page.getByRole('button', { name: 'Columns' }).click(),
    closeColumns: () => page.keyboard.press('Escape'),
  });
}

/** Loads pages until there are enough rows, then turns the wheel and looks at the time between frames. */
async function scroll(page: Page): Promise<Record<string, number>> {
  await page.goto(`${SITE}/logs`);
  const list = page.getByRole('grid', { name: 'Logs' });
  await list.locator('tbody tr').first().waitFor();
  const rowHeight = await list
    .locator('tbody tr')
    .first()
    .evaluate((row) => row.getBoundingClientRect().height);
  const loaded = async () => Math.round((await list.evaluate((grid) => grid.scrollHeight)) / rowHeight);
  while ((await loaded()) < SCROLLED_ROWS) {
    await list.evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight }));
    await sleep(50);
  }
  await list.evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight / 2 }));
  await list.hover();
  const top = () => list.evaluate((grid) => grid.scrollTop);
  const before = await top();
  const frames = page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        const tick = (now: number) => {
          times.push(now);
          if (times.length < 300) requestAnimationFrame(tick);
          else resolve(times.slice(1).map((time, i) => time - (times[i] ?? 0)));
        };
        requestAnimationFrame(tick);
      }),
  );
  for (let turn = 0; turn < 100; turn++) {
    await page.mouse.wheel(0, 300);
    await sleep(20);
  }
  const sorted = (await frames).sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return {
    rows: await loaded(),
    scrolledRows: Math.round(((await top()) - before) / rowHeight),
    frameP50Ms: at(0.5),
    frameP95Ms: at(0.95),
    frameP99Ms: at(0.99),
    frameMaxMs: at(0.999),
  };
}
