import { readFileSync } from 'node:fs';
import { startCollectors } from '@/collectors/start';
import { drainPipeline, pipeline } from '@/pipeline/open-pipeline';
import { closeTelemetryStore, telemetryStore } from '@/store/topology';

/** The collectors before a real store in a process of their own; talks to its parent by messages. */
await telemetryStore();
await pipeline();
const collectors = await startCollectors();
process.send?.({ ready: collectors.ports });

process.on('message', (message) => {
  if (message === 'usage') process.send?.({ rssMib: rssMib(), cpuMs: cpuMs() });
  if (message === 'stop') void stop();
});

function rssMib(): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function stop(): Promise<void> {
  await Promise.all([collectors.close(), drainPipeline()]);
  await closeTelemetryStore();
  process.exit(0);
}
