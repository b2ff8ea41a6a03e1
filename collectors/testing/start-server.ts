import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ThreadTimes } from './thread-times';

/** TypeScript as it stands, and the server's side of packages that have two. */
export const CHILD_ARGUMENTS = ['--conditions=react-server', '--import', 'tsx'];

export interface Usage {
  rssMib: number;
  cpuMs: number;
  maxLoopMs: number;
  threads: ThreadTimes;
}

export interface CollectorProcess {
  ports: { http: number; grpc: number };
  dataDir: string;
  /** `maxLoopMs`: the longest the event loop was held since the last call. */
  usage(): Promise<Usage>;
  /** Rows of a statement run inside the process. Counts are flushed before. */
  ask<Row = Record<string, string>>(query: string): Promise<Row[]>;
  /** Drops a partition by its id, as retention does. */
  drop(table: string, partition: string): Promise<void>;
  /** What it has written to standard error so far. */
  errors(): string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A Mangru collector with an empty store of its own. @param dataDir keeps the store of an earlier one */
export async function startServer(
  options: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<CollectorProcess> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'mangru-server-')));
  const env = {
    ...process.env,
    MANGRU_DATA_DIR: dataDir,
    OTLP_HTTP_PORT: '0',
    OTLP_GRPC_PORT: '0',
    UV_THREADPOOL_SIZE: '16',
    ...options.env,
  };
  const child = fork(fileURLToPath(new URL('./serve.ts', import.meta.url)), {
    env,
    execArgv: CHILD_ARGUMENTS,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const started = message<{ ready: CollectorProcess['ports'] }>(child, (value) => 'ready' in (value as object));
  const { ready } = await started.catch((cause) => {
    throw new Error(`The collector did not start: ${errors}`, { cause });
  });
  return {
    ports: ready,
    dataDir,
    usage: () => {
      child.send('usage');
      return message(child, (value) => 'rssMib' in (value as object));
    },
    ask: (query) => request(child, { ask: query }),
    drop: async (table, partition) => void (await request(child, { drop: [table, partition] })),
    errors: () => errors,
    kill: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One at a time: answers carry no number. */
async function request<Row>(child: ChildProcess, order: object): Promise<Row[]> {
  child.send(order);
  const isAnswer = (value: unknown) => 'rows' in (value as object) || 'error' in (value as object);
  const { rows, error } = await message<{ rows?: Row[]; error?: string }>(child, isAnswer);
  if (rows) return rows;
  throw new Error(error);
}

/** The next message a child sends that is the wanted one. @throws Error when it ends first */
export function message<T>(child: ChildProcess, wanted: (value: unknown) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the process ended with ${code}`));
    const onMessage = (value: unknown) => {
      if (!wanted(value)) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(value as T);
    };
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
}
