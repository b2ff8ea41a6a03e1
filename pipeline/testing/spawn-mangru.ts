import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CHILD_ARGUMENTS } from '@/collectors/testing/start-server';

export interface MangruProcess {
  child: ChildProcess;
  /** The collector's HTTP port; rejects when the process ends first. */
  port: Promise<number>;
  output(): string;
  /** Exit code and what took how long since the start. */
  ended: Promise<{ code: number | null; ms: number }>;
}

/** A whole Mangru, screens aside, on ports of its own. */
export function spawnMangru(dataDir: string, env: Record<string, string> = {}): MangruProcess {
  const started = performance.now();
  // As the web server does at its start; the file's second ending keeps other ways of importing it from finding it.
  const script = "import('./instrumentation.node.ts').then(({ startMangru }) => startMangru())";
  const child = spawn(process.execPath, [...CHILD_ARGUMENTS, '--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...process.env,
      MANGRU_DATA_DIR: dataDir,
      MANGRU_ROLES: 'collector,clock',
      OTLP_HTTP_PORT: '0',
      OTLP_GRPC_PORT: '0',
      UV_THREADPOOL_SIZE: '16',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'exit').then(([code]) => ({
    code: code as number | null,
    ms: performance.now() - started,
  }));
  const port = new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /"http":(\d+)/.exec(output)?.[1];
      if (found !== undefined && output.includes('Mangru started')) resolve(Number(found));
    });
    void ended.then(() => reject(new Error(`Mangru ended at start: ${output}`)));
  });
  port.catch(() => undefined);
  return { child, port, output: () => output, ended };
}
