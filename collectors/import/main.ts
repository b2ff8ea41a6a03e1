import { readEnv } from '@/env';
import { readOptions, USAGE, UsageError } from './options';
import { openProgress } from './progress';
import { runImport } from './run-import';
import { SendError } from './send';

/** Exit codes: 0 done, 1 failed or not everything accounted for, 2 wrong command line, 130 interrupted. */
async function main(): Promise<number> {
  const env = readEnv();
  const options = readOptions(process.argv.slice(2), env);
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const abort = new AbortController();
  let stopping = false;
  process.on('SIGINT', () => {
    // The first asks for an orderly end, the second ends at once; both leave a state that can be continued.
    if (stopping) abort.abort();
    stopping = true;
  });
  const { complete } = await runImport({
    options,
    dataDir: env.MANGRU_DATA_DIR,
    progress: openProgress(process.stdout.isTTY === true),
    nowMs: Date.now(),
    signal: abort.signal,
    isStopping: () => stopping,
  });
  if (stopping) return 130;
  return complete ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  } else if (error instanceof SendError) {
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  } else throw error;
}
