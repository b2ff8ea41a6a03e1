import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The top folder of the project; every command runs there. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** No step of ours reports home, and each finds the project whatever folder the person is in. */
export const ENVIRONMENT = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' };

/**
 * Runs a command with this terminal and waits for it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, minutes?: number }} [options]
 * @returns {Promise<number>} exit code; 124 when it was ended for taking longer than `minutes`
 */
export function run(command, args, { env = {}, minutes } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...ENVIRONMENT, ...env },
      // A group of its own lets a step that hangs be ended with all that it started.
      detached: minutes !== undefined,
    });
    let late = false;
    const timer =
      minutes === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            process.kill(-child.pid, 'SIGKILL');
          }, minutes * 60_000);
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(late ? 124 : (code ?? 1));
    });
  });
}

/** Runs one of the project's own command-line tools, without a shell and without npm in between. */
export function runTool(script, args, options) {
  return run(process.execPath, [`node_modules/${script}`, ...args], options);
}
