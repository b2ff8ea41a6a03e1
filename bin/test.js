import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureGenerated, ensureInstalled, requireNode, stop } from './prepare.js';
import { ROOT, run, runTool } from './run.js';

// `npm test`: the whole suite from a fresh checkout, cheapest first. Every step runs, so that one run tells all.
const RESULTS = path.join(ROOT, 'test-results');
const total = { passed: 0, failed: 0, skipped: 0 };

requireNode();
await ensureSystemPackages();
await ensureInstalled({ tools: true });
await ensureGenerated();
mkdirSync(RESULTS, { recursive: true });

await check('format and lint', '@biomejs/biome/bin/biome', ['ci', '.']);
await check('types', 'typescript/bin/tsc', ['--noEmit']);
await check('dead code', 'knip/bin/knip.js', []);
await vitest('unit', 5);
await vitest('components', 5);
await vitest('int', 20);
heading('build');
if (await ensureBuilt()) await playwright(15);
else total.failed += 1;

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A step that is no test counts when it fails only. */
async function check(name, script, args) {
  heading(name);
  if ((await runTool(script, args, { minutes: 5 })) === 0) return;
  console.error(`✗ ${name}`);
  total.failed += 1;
}

async function vitest(project, minutes) {
  heading(`${project} tests`);
  const report = path.join(RESULTS, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runTool('vitest/vitest.mjs', ['run', '--project', project, ...reporters], { minutes });
  const told = read(report);
  // A file that does not load has no tests to fail.
  const broken = told?.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  count(code, {
    passed: told?.numPassedTests ?? 0,
    failed: (told?.numFailedTests ?? 0) + (broken?.length ?? 0),
    skipped: (told?.numPendingTests ?? 0) + (told?.numTodoTests ?? 0),
  });
}

async function playwright(minutes) {
  heading('journeys');
  const report = path.join(RESULTS, 'e2e.json');
  rmSync(report, { force: true });
  const code = await runTool('@playwright/test/cli.js', ['test'], { minutes });
  const told = read(report)?.stats;
  count(code, {
    passed: (told?.expected ?? 0) + (told?.flaky ?? 0),
    failed: told?.unexpected ?? 0,
    skipped: told?.skipped ?? 0,
  });
}

/** A runner that fails without a failed test (a crash, a leak, a hang) is a failure too. */
function count(code, { passed, failed, skipped }) {
  total.passed += passed;
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
  total.skipped += skipped;
}

/** Chromium and PostgreSQL come from Debian: their downloads from elsewhere would not be reproducible. */
async function ensureSystemPackages() {
  const missing = [];
  if (!existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium')) missing.push('chromium');
  const servers = '/usr/lib/postgresql';
  if (!existsSync(servers) || readdirSync(servers).length === 0) missing.push('postgresql');
  if (missing.length === 0) return;
  const command = `apt-get install -y ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    stop(`The tests need ${missing.join(' and ')}. As root on Debian or Ubuntu: ${command}`);
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const code = await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env });
  if (code !== 0) stop(`The tests need ${missing.join(' and ')}, and this failed: ${command}`);
}

function heading(name) {
  console.log(`\n── ${name}`);
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
}
