import { Buffer } from 'node:buffer';
import { readIntoBlock } from '@/collectors/json-logs/read-into-block';
import { ndjsonPayload } from './ndjson-payload';
import { random, shopRequest } from './payload';

const RECORDS = 20_000;
const ROUNDS = 30;

/** Processor time of reading JSON logs into columns, without a store: by the scanner of bytes, and by that of parsed values. */
export function decode(): Record<string, unknown> {
  const nowMs = Date.now();
  const plain = ndjsonPayload(shopRequest(RECORDS, random(7)), nowMs);
  // An empty object is nothing for the scanner of bytes.
  const values = Buffer.from(plain.toString().replaceAll('}\n', ',"empty":{}}\n'));
  return {
    name: 'decode',
    records: RECORDS,
    bytesMicrosecondsARecord: best(plain, nowMs),
    valuesMicrosecondsARecord: best(values, nowMs),
  };
}

function best(body: Buffer, nowMs: number): number {
  const options = { source: 'json', retentionDays: 30, nowMs };
  const costs = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (const _ of readIntoBlock(body, 'application/x-ndjson', options));
    return process.cpuUsage(before).user / RECORDS;
  });
  return Math.round(Math.min(...costs) * 100) / 100;
}
