import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startCollectors } from '@/collectors/start';
import { drainPipeline, pipeline } from '@/pipeline/open-pipeline';
import { closeTelemetryStore, telemetryStore } from '@/store/topology';
import { threadTimes } from './thread-times';

/** The collectors before a real store in a process of their own; talks to its parent by messages. */
const { engine, writer } = await telemetryStore();
await pipeline();
const collectors = await startCollectors();
const loopDelay = monitorEventLoopDelay({ resolution: 5 });
loopDelay.enable();
process.send?.({ ready: collectors.ports });

process.on('message', (message) => {
  if (message === 'usage') process.send?.(usage());
  if (message === 'stop') void stop();
  if (typeof message !== 'object' || message === null) return;
  if ('ask' in message) void answer(() => ask(String(message.ask)));
  if ('drop' in message) void answer(() => drop(message.drop as [string, string]));
});

/** The longest wait of the event loop is since the last time this was asked. */
function usage() {
  const maxLoopMs = Math.round(loopDelay.max / 1e6);
  loopDelay.reset();
  return { rssMib: rssMib(), cpuMs: cpuMs(), maxLoopMs, threads: threadTimes() };
}

function rssMib(): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function answer(act: () => Promise<unknown[]>): Promise<void> {
  try {
    process.send?.({ rows: await act() });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
}

/** Runs a statement on a session of its own, so that a parent can look into a store it cannot open beside this process. */
async function ask(query: string): Promise<unknown[]> {
  await (await pipeline()).flushCounts();
  const client = await engine.connect();
  try {
    return await (await client.query({ query, format: 'JSONEachRow' })).json();
  } finally {
    await client.close();
  }
}

async function drop([table, partition]: [string, string]): Promise<unknown[]> {
  await writer.dropPartition(table, partition);
  return [];
}

async function stop(): Promise<void> {
  await Promise.all([collectors.close(), drainPipeline()]);
  await closeTelemetryStore();
  process.exit(0);
}
