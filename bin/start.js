import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import path from 'node:path';
import { ensureBuilt, ensureGenerated, ensureInstalled, requireNode, stop } from './prepare.js';
import { ENVIRONMENT, ROOT } from './run.js';

// `npm start`: from a fresh checkout to a served page, doing only what is not done yet. `--dev`: without the build.
const development = process.argv.includes('--dev');

requireNode();
const settings = path.join(ROOT, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);
const host = process.env.HOST || '127.0.0.1';
const port = process.env.PORT || '3000';
await requireFreePort();
await ensureInstalled({ tools: development });
await ensureGenerated();
if (!development && !(await ensureBuilt())) stop('next build failed.');

const server = spawn(
  process.execPath,
  ['node_modules/next/dist/bin/next', development ? 'dev' : 'start', '-H', host, '-p', port],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...ENVIRONMENT,
      ...process.env,
      NODE_ENV: development ? 'development' : 'production',
      // The store answers on these threads: with the usual four, four slow queries would block everything else.
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE || '16',
      // Next would end at once on a signal; the store finishes what it accepted first.
      NEXT_MANUAL_SIG_HANDLE: 'true',
    },
  },
);

// The server ends this process, also when a terminal has told both of them to stop.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});

await answering(`http://${host.includes(':') ? `[${host}]` : host}:${port}`);

/**
 * Before anything is installed or built: whoever holds the port would also answer in the place of our server.
 * Right after a kill that may be an earlier Mangru that is still ending, so it is given a few seconds.
 */
async function requireFreePort() {
  for (let tries = 0; ; tries += 1) {
    const probe = createServer().listen(Number(port), host);
    try {
      await once(probe, 'listening');
      probe.close();
      await once(probe, 'close');
      return;
    } catch (error) {
      if (error.code !== 'EADDRINUSE') stop(`Cannot listen on ${host}:${port}: ${error.message}`);
      if (tries >= 30)
        stop(`Port ${port} of ${host} is taken. Stop what uses it, or choose another port: PORT=3001 npm start`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Says the address once the whole way through server and stores answers, whatever it says about its health. */
async function answering(address) {
  for (;;) {
    const answer = await fetch(`${address}/api/v1/health`).catch(() => undefined);
    if (answer) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  console.log(`\nMangru is at ${address}\n`);
}
