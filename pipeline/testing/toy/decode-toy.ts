import { Buffer } from 'node:buffer';
import { checkTimestamp } from '@/pipeline/admit';
import { type BlockOptions, RecordBlock } from '@/pipeline/block/record-block';
import type { Decoded, RejectedRecord } from '@/pipeline/types';
import { TOY_SIGNAL, ToyValues } from './toy-signal';

/** A call as a sender of the test writes it. */
export interface Call {
  ms: number;
  service: string;
  status: string;
  operation: string;
  durationNs: number;
  ratio: number;
  client: string;
  tags: string[];
  attributes: Record<string, string>;
}

export const bodyOf = (calls: readonly Call[]): Buffer => Buffer.from(JSON.stringify(calls));

/** Decodes a JSON list of calls; one with an impossible time is rejected alone. */
export function* decodeToy(body: Buffer, context: BlockOptions): Generator<void, Decoded> {
  const block = new RecordBlock(TOY_SIGNAL, context);
  const rejected: RejectedRecord[] = [];
  const values = new ToyValues();
  for (const call of JSON.parse(body.toString()) as Call[]) {
    yield;
    values.time.setMillis(call.ms);
    values.bytes = 100;
    const wrong = checkTimestamp(values.time, context.nowMs);
    if (wrong) {
      rejected.push({ reason: 'timestamp_out_of_range', message: wrong, example: JSON.stringify(call) });
      continue;
    }
    const { status, operation, durationNs, ratio, client, tags } = call;
    Object.assign(values, { status, operation, durationNs, ratio, client, tags });
    block.startResource();
    append('resource', 'service.name', call.service);
    block.startScope(Buffer.from('toy'), 0, 3);
    for (const [key, value] of Object.entries(call.attributes)) append('attribute', key, value);
    block.endRecord(values);
  }
  return { block, rejected };

  function append(into: 'attribute' | 'resource', key: string, value: string): void {
    const [name, text] = [Buffer.from(key), Buffer.from(value)];
    block[into](name, 0, name.length, text, 0, text.length);
  }
}
