import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port';

const PROGRAM = fileURLToPath(new URL('./serve-clickhouse.ts', import.meta.url));
const DATABASE = 'mangru';
const CLUSTER = 'main';
const START_WITHIN_MS = 60_000;

interface Ports {
  tcp: number;
  http: number;
}

/** A real ClickHouse server in a process and a folder of its own, on free loopback ports. */
export class ClickHouseServer {
  readonly url: string;
  private readonly ports: Ports;
  private readonly folder: string;
  private child: ChildProcess | undefined;

  constructor(ports: Ports, folder: string) {
    this.ports = ports;
    this.folder = folder;
    this.url = `http://127.0.0.1:${ports.http}/${DATABASE}`;
  }

  /** Also again after `kill`, on the same data. */
  async start(): Promise<void> {
    const { tcp, http } = this.ports;
    const args = ['--import', 'tsx', PROGRAM, this.folder, String(tcp), String(http)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    this.child = child;
    for (let waited = 0; waited < START_WITHIN_MS && child.exitCode === null; waited += 50) {
      const made = this.query(`CREATE DATABASE IF NOT EXISTS ${DATABASE}`, 'default');
      if (await made.then(() => true).catch(() => false)) return;
      await sleep(50);
    }
    throw new Error(`The ClickHouse server did not start: ${errors}`);
  }

  /** Runs a statement past our own client. @returns the answer, lines of JSON unless the statement says otherwise */
  async query(statement: string, database = DATABASE): Promise<string> {
    const address = `http://127.0.0.1:${this.ports.http}/?default_format=JSONEachRow&database=${database}`;
    const response = await fetch(address, { method: 'POST', body: statement });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  }

  /** SIGKILL; resolves when the process is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async close(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export async function startClickHouse(): Promise<ClickHouseServer> {
  const [server] = await startServers(1);
  if (!server) throw new Error('no server');
  return server;
}

export interface ClickHouseCluster {
  /** The options of `openTelemetryStore`. */
  options: { urls: string[]; cluster: string };
  shards: ClickHouseServer[];
  close(): Promise<void>;
}

/** Shards without replicas: in this form the servers have no Keeper. */
export async function startCluster(size = 2): Promise<ClickHouseCluster> {
  const shards = await startServers(size);
  return {
    options: { urls: shards.map(({ url }) => url), cluster: CLUSTER },
    shards,
    close: async () => void (await Promise.all(shards.map((shard) => shard.close()))),
  };
}

async function startServers(count: number): Promise<ClickHouseServer[]> {
  const ports: Ports[] = [];
  for (let i = 0; i < count; i++) ports.push({ tcp: await freePort(), http: await freePort() });
  const servers = await Promise.all(
    ports.map(async (own) => {
      const folder = await mkdtemp(join(tmpdir(), 'mangru-clickhouse-'));
      await writeFile(join(folder, 'config.xml'), config(ports));
      return new ClickHouseServer(own, folder);
    }),
  );
  await Promise.all(servers.map((server) => server.start()));
  return servers;
}

function config(ports: readonly Ports[]): string {
  const shards = ports.map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`);
  return `<clickhouse><remote_servers><${CLUSTER}>${shards.join('')}</${CLUSTER}></remote_servers></clickhouse>`;
}
