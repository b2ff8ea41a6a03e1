import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { ShopRequest } from './payload';

const LEVELS: Record<number, string> = { 17: 'error', 13: 'warn', 9: 'info', 5: 'debug' };

/** The same records as a JSON logger would write them, a line each. */
export function ndjsonPayload(request: ShopRequest, nowMs: number): Buffer {
  const lines = request.records.map((record, i) =>
    JSON.stringify({
      time: new Date(nowMs - i).toISOString(),
      level: LEVELS[record.severity],
      service: request.service,
      hostname: request.resource['host.name'],
      msg: record.body,
      trace_id: randomBytes(16).toString('hex'),
      span_id: randomBytes(8).toString('hex'),
      ...record.attributes,
    }),
  );
  return Buffer.from(`${lines.join('\n')}\n`);
}
