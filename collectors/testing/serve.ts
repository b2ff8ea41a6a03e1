import { readFileSync } from 'node:fs';
import { startCollectors } from '@/collectors/start';
import { drainPipeline, pipeline } from '@/pipeline/open-pipeline';
import { closeTelemetryStore, telemetryStore } from '@/store/topology';

/** The collectors before a real store in a process of their own; talks to its parent by messages. */
const { engine } = await telemetryStore();
await pipeline();
const collectors = await startCollectors();
process.send?.({ ready: collectors.ports });

process.on('message', (message) => {
  if (message === 'usage') process.send?.({ rssMib: rssMib(), cpuMs: cpuMs() });
  if (message === 'stop') void stop();
  if (typeof message === 'object' && message !== null && 'ask' in message) void ask(String(message.ask));
});

function rssMib(): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs a statement on a session of its own, so that a parent can look into a store it cannot open beside this process. */
async function ask(query: string): Promise<void> {
  try {
    await (await pipeline()).flushCounts();
    const client = await engine.connect();
    const rows = await (await client.query({ query, format: 'JSONEachRow' })).json();
    await client.close();
    process.send?.({ rows });
  } catch (error) {
    process.send?.({ rows: undefined, error: String(error) });
  }
}

async function stop(): Promise<void> {
  await Promise.all([collectors.close(), drainPipeline()]);
  await closeTelemetryStore();
  process.exit(0);
}
