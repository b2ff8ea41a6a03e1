import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Source } from '@/model/source';
import { intake } from '@/pipeline/intake';
import { encodeRecords } from '@/pipeline/signals/encode-log-records';
import type { BlockOptions } from '@/pipeline/signals/log-signal';
import { decodeJsonLogs } from './decode-json-logs';
import { type DecodedLogs, decodeLogs } from './decode-logs';

export type OtlpEncoding = 'protobuf' | 'json';

/** What an OTLP answer says of a request that was taken. */
export interface PartialSuccess {
  rejected: number;
  /** '' when nothing was rejected. */
  message: string;
}

const DIFFERENT_MESSAGES = 3;

/** In one go: a body of the largest size, 58,000 records of the benchmark, holds the event loop for 190 ms. */
// biome-ignore lint/correctness/useYield: the pause is between requests
function* decodeProtobuf(body: Buffer, context: BlockOptions): Generator<void, DecodedLogs> {
  return decodeLogs(body, context);
}

function* decodeJson(body: Buffer, context: BlockOptions): Generator<void, DecodedLogs> {
  return yield* encodeRecords(yield* decodeJsonLogs(body), body.length, context);
}

/**
 * Takes one `ExportLogsServiceRequest` and resolves when its records are durable.
 * Two requests with the same bytes are one delivery: records carry their times, so equal bytes are a retry.
 * @throws AppError as the sender should hear it; the refusal is counted already
 */
export async function receiveLogs(body: Buffer, encoding: OtlpEncoding, source: Source): Promise<PartialSuccess> {
  const decode = encoding === 'protobuf' ? decodeProtobuf : decodeJson;
  const deliveryId = createHash('sha256').update(body).digest('base64url');
  const { rejections } = await intake.take({ signal: 'logs', source, body, deliveryId }, (context) =>
    decode(body, context),
  );
  const messages = new Set(rejections.map(({ message }) => message));
  return { rejected: rejections.length, message: [...messages].slice(0, DIFFERENT_MESSAGES).join(' ') };
}
