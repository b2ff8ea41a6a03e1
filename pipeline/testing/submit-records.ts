import type { LogRecord } from '@/model/log';
import type { Source } from '@/model/source';
import type { BlockOptions } from '@/pipeline/block/record-block';
import type { Pipeline } from '@/pipeline/pipeline';
import { encodeRecords } from '@/pipeline/signals/encode-log-records';
import type { Decoded, Receipt, RejectedRecord } from '@/pipeline/types';

/** Log records as if a collector had decoded them. */
export interface RecordsRequest {
  source: Source;
  records: readonly LogRecord[];
  bytes?: number;
  deliveryId?: string;
  keepForever?: boolean;
  rejected?: readonly RejectedRecord[];
}

/** Resolves when the records are durable. @throws AppError as `Pipeline.submit` */
export async function submitRecords(pipeline: Pipeline, request: RecordsRequest): Promise<Receipt> {
  const { source, records, bytes = 1, deliveryId, keepForever, rejected = [] } = request;
  const retentionDays = pipeline.retention[keepForever ? 'for-ever' : 'logs'];
  const context = { source, retentionDays, nowMs: pipeline.now() };
  const encoded = encodeAtOnce(records, bytes, context);
  const key = 'anonymous';
  return pipeline.submit({ source, key, ...encoded, rejected: [...rejected, ...encoded.rejected], bytes, deliveryId });
}

export function encodeAtOnce(records: readonly LogRecord[], bytes: number, context: BlockOptions): Decoded {
  const steps = encodeRecords(records, bytes, context);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
