import { Agent, request } from 'node:http';
import { ndjsonPayload } from './ndjson-payload';
import { otlpPayload, random, setTimes, shopRequest } from './payload';

/** What one run of the sender is to do. */
export interface LoadOrder {
  port: number;
  path: string;
  contentType: string;
  kind: 'otlp' | 'ndjson';
  connections: number;
  recordsPerRequest: number;
  seconds: number;
  /** Records a second in all; as fast as answers allow when left out. */
  rate?: number;
  seed: number;
}

export interface LoadResult {
  acknowledged: number;
  refused: number;
  seconds: number;
  latencyMs: { p50: number; p95: number; p99: number; max: number };
}

process.on('message', (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result, () => process.exit(0)));
});
process.send?.('ready');

async function run(order: LoadOrder): Promise<LoadResult> {
  const next = random(order.seed);
  const make = order.kind === 'otlp' ? () => otlpSender(order, next) : () => ndjsonSender(order, next);
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const latencies: number[] = [];
  let acknowledged = 0;
  let refused = 0;
  const senders = Array.from({ length: order.connections }, make);
  const started = performance.now();
  const end = started + order.seconds * 1000;
  const pauseMs = order.rate ? (order.connections * order.recordsPerRequest * 1000) / order.rate : 0;
  await Promise.all(
    senders.map(async (body, i) => {
      let due = started + (pauseMs * i) / order.connections;
      while (performance.now() < end) {
        if (pauseMs > 0) await sleepUntil(due);
        due += pauseMs;
        const bytes = body();
        const sent = performance.now();
        const status = await post(agent, order, bytes);
        if (status === 200) {
          acknowledged += order.recordsPerRequest;
          latencies.push(performance.now() - sent);
        } else {
          refused += order.recordsPerRequest;
          await sleepUntil(performance.now() + 100);
        }
      }
    }),
  );
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (q: number) =>
    Math.round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * q))] ?? 0);
  const latencyMs = { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
  return { acknowledged, refused, seconds: (performance.now() - started) / 1000, latencyMs };
}

function otlpSender(order: LoadOrder, next: () => number): () => Buffer {
  // Two payloads a connection, sent in turn with new times.
  const payloads = [0, 1].map(() => otlpPayload(shopRequest(order.recordsPerRequest, next)));
  let turn = 0;
  return () => {
    const payload = payloads[turn++ % payloads.length] as (typeof payloads)[number];
    setTimes(payload, Date.now());
    return payload.bytes;
  };
}

function ndjsonSender(order: LoadOrder, next: () => number): () => Buffer {
  const payload = ndjsonPayload(shopRequest(order.recordsPerRequest, next), Date.now());
  return () => payload;
}

function post(agent: Agent, order: LoadOrder, body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': order.contentType, 'content-length': body.length };
    const options = { agent, host: '127.0.0.1', port: order.port, path: order.path, method: 'POST', headers };
    const sent = request(options, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function sleepUntil(due: number): Promise<void> {
  const ms = due - performance.now();
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
