import { startServer } from '@/collectors/testing/start-server';
import { engineBaseline } from './engine-baseline';
import type { LoadOrder } from './load';
import { processorParts } from './processor-parts';
import { runLoad } from './run-load';

const OTLP = { path: '/v1/logs', contentType: 'application/x-protobuf', kind: 'otlp' } as const;
const NDJSON = { path: '/api/v1/logs', contentType: 'application/x-ndjson', kind: 'ndjson' } as const;

/**
 * Intake over HTTP with every acknowledgement durable, beside what the engine alone reaches with the same bytes.
 * @param seconds of each full-load run
 */
export async function ingest(seconds: number): Promise<Record<string, unknown>> {
  const baseline = await engineBaseline(seconds);
  const server = await startServer();
  const order = { connections: 32, recordsPerRequest: 1000, seconds, port: server.ports.http, seed: 1 };
  await runLoad({ ...order, ...OTLP, seconds: 5, seed: 99 });
  const rss: number[] = [];
  const watch = setInterval(() => void server.usage().then(({ rssMib }) => rss.push(Math.round(rssMib))), 1000);
  const measure = async (load: LoadOrder) => {
    const before = await server.usage();
    const result = await runLoad(load);
    const after = await server.usage();
    const perSecond = Math.round(result.acknowledged / result.seconds);
    return {
      ...result,
      recordsPerSecond: perSecond,
      microsPerRecord: processorParts(before, after, result.acknowledged),
      serverCores: round((after.cpuMs - before.cpuMs) / 1000 / result.seconds),
    };
  };
  const otlp = await measure({ ...order, ...OTLP });
  const half = await measure({
    ...order,
    ...OTLP,
    rate: otlp.recordsPerSecond / 2,
    seconds: Math.min(seconds, 30),
    seed: 2,
  });
  const json = await measure({ ...order, ...NDJSON, seed: 3 });
  clearInterval(watch);
  await server.stop();
  return {
    engineAlone: baseline,
    otlp,
    otlpToEngine: round(otlp.recordsPerSecond / baseline.otlpRecordsPerSecond),
    otlpAtHalfLoad: half,
    json,
    jsonToEngine: round(json.recordsPerSecond / baseline.jsonRecordsPerSecond),
    residentMib: { max: Math.max(...rss), last: rss.at(-1) },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
