import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

// Workers load this file again: port and folder must be the ones the server got.
process.env.MANGRU_E2E_PORT ??= String(20_000 + (process.pid % 3_000) * 3);
process.env.MANGRU_E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'mangru-e2e-'));

/** Three ports of its own, so that a running Mangru on this machine is neither disturbed nor tested by mistake. */
const port = Number(process.env.MANGRU_E2E_PORT);
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // One server and one store for all journeys: parallel files would see each other's records.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'exec node bin/start.js',
    url: `${baseURL}/api/v1/health`,
    reuseExistingServer: false,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      OTLP_HTTP_PORT: String(port + 1),
      OTLP_GRPC_PORT: String(port + 2),
      MANGRU_DATA_DIR: process.env.MANGRU_E2E_DATA_DIR,
    },
  },
});
