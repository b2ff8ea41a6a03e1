import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port';

const DEBIAN_POSTGRES = '/usr/lib/postgresql';

export interface TestPostgres {
  url: string;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL server of Debian's package on a free loopback port, with an empty database.
 * @throws Error with the package to install when it is missing
 */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = postgresBin();
  const folder = mkdtempSync(path.join(tmpdir(), 'mangru-postgres-'));
  const data = path.join(folder, 'data');
  mkdirSync(data);
  const account = unprivilegedAccount();
  if (account.uid !== undefined && account.gid !== undefined) {
    for (const owned of [folder, data]) chownSync(owned, account.uid, account.gid);
  }
  const settings = ['--auth=trust', '--username=mangru', '--encoding=UTF8', '--no-sync', '--no-locale'];
  execFileSync(path.join(bin, 'initdb'), ['-D', data, ...settings], { ...account, stdio: 'ignore', cwd: folder });
  const port = await freePort();
  const listen = ['-h', '127.0.0.1', '-p', String(port), '-k', folder, '-F'];
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, ...listen], {
    ...account,
    stdio: 'ignore',
    cwd: folder,
  });
  try {
    await accepting(bin, port, server);
  } catch (error) {
    server.kill('SIGKILL');
    throw error;
  }
  return {
    url: `postgresql://mangru@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const ended = once(server, 'exit');
      // SIGINT is PostgreSQL's fast shutdown: it drops connections instead of waiting for them.
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function postgresBin(): string {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) throw new Error('PostgreSQL is missing: apt-get install postgresql');
  return path.join(DEBIAN_POSTGRES, newest, 'bin');
}

/** PostgreSQL refuses to run as root; Debian's package brings the account `postgres`. */
function unprivilegedAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function accepting(bin: string, port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at start with code ${server.exitCode}.`);
    const ready = spawn(path.join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const [code] = await once(ready, 'exit');
    if (code === 0) return;
    await sleep(100);
  }
  throw new Error('PostgreSQL did not accept connections within 30 s.');
}
