import { Buffer } from 'node:buffer';
import type { LogRecord } from '@/model/log';
import { checkTimestamp } from './admit';
import { LogBlock } from './block/log-block';
import type { RecordsRequest, RejectedRecord } from './types';

const NONE = Buffer.alloc(0);

/**
 * Puts records decoded by JavaScript into a block. A record without a time gets the time of its arrival;
 * one with an impossible time is rejected alone.
 */
export function encodeRecords(
  request: Pick<RecordsRequest, 'source' | 'records' | 'bytes' | 'keepForever'>,
  options: { retentionDays: number; nowMs: number },
): { block: LogBlock; rejected: RejectedRecord[] } {
  const retentionDays = request.keepForever ? 0 : options.retentionDays;
  const block = new LogBlock({ source: request.source, retentionDays, nowMs: options.nowMs });
  const rejected: RejectedRecord[] = [];
  const size = Math.round(request.bytes / Math.max(1, request.records.length));
  let resource: string | undefined;
  let scope: string | undefined;
  for (const record of request.records) {
    const time =
      BigInt(record.timeUnixNano) || BigInt(record.observedTimeUnixNano) || BigInt(options.nowMs) * 1_000_000n;
    const wrong = checkTimestamp(time, options.nowMs);
    if (wrong) {
      rejected.push({ reason: 'timestamp_out_of_range', message: wrong, example: record.body.slice(0, 500) });
      continue;
    }
    const key = JSON.stringify(record.resource);
    if (key !== resource) startResource(block, record);
    if (key !== resource || record.scope !== scope) startScope(block, record);
    resource = key;
    scope = record.scope;
    for (const [name, value] of Object.entries(record.attributes)) append(block, 'attribute', name, value);
    block.endRecord({
      timeNs: time,
      severityNumber: record.severityNumber,
      severityText: Buffer.from(record.severityText),
      body: Buffer.from(record.body),
      traceId: hexBytes(record.traceId, 16),
      spanId: hexBytes(record.spanId, 8),
      bytes: size,
    });
  }
  return { block, rejected };
}

function startResource(block: LogBlock, record: LogRecord): void {
  block.startResource();
  for (const [name, value] of Object.entries(record.resource)) append(block, 'resource', name, value);
}

function startScope(block: LogBlock, record: LogRecord): void {
  const name = Buffer.from(record.scope);
  block.startScope(name, 0, name.length);
}

function append(block: LogBlock, into: 'attribute' | 'resource', name: string, value: string): void {
  const key = Buffer.from(name);
  const bytes = Buffer.from(value);
  block[into](key, 0, key.length, bytes, 0, bytes.length);
}

function hexBytes(text: string, length: number): Buffer {
  return /^[0-9a-f]+$/i.test(text) && text.length === length * 2 ? Buffer.from(text, 'hex') : NONE;
}
