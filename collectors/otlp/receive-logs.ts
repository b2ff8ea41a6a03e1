import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { toSenderError } from '@/collectors/http/refusal';
import type { Source } from '@/model/source';
import { inTurns } from '@/pipeline/in-turns';
import { pipeline } from '@/pipeline/open-pipeline';
import { reasonOf } from '@/pipeline/reason-of';
import { encodeRecords } from '@/pipeline/signals/encode-log-records';
import { decodeJsonLogs } from './decode-json-logs';
import { type DecodedLogs, decodeLogs } from './decode-logs';

export type OtlpEncoding = 'protobuf' | 'json';

/** What an OTLP answer says of a request that was taken. */
export interface PartialSuccess {
  rejected: number;
  /** '' when nothing was rejected. */
  message: string;
}

const EXAMPLE_BYTES = 200;
const DIFFERENT_MESSAGES = 3;

interface DecodeOptions {
  source: Source;
  retentionDays: number;
  nowMs: number;
}

/** In one go: a body of the largest size, 58,000 records of the benchmark, holds the event loop for 190 ms. */
// biome-ignore lint/correctness/useYield: the pause is between requests
function* decodeProtobuf(body: Buffer, options: DecodeOptions): Generator<void, DecodedLogs> {
  return decodeLogs(body, options);
}

function* decodeJson(body: Buffer, options: DecodeOptions): Generator<void, DecodedLogs> {
  const records = yield* decodeJsonLogs(body);
  return yield* encodeRecords({ source: options.source, records, bytes: body.length }, options);
}

/**
 * Takes one `ExportLogsServiceRequest` and resolves when its records are durable.
 * Two requests with the same bytes are one delivery: records carry their times, so equal bytes are a retry.
 * @throws AppError as the sender should hear it; the refusal is counted already
 */
export async function receiveLogs(body: Buffer, encoding: OtlpEncoding, source: Source): Promise<PartialSuccess> {
  const line = await pipeline();
  const options = { source, retentionDays: line.retentionDays, nowMs: line.now() };
  const decode = encoding === 'protobuf' ? decodeProtobuf : decodeJson;
  let decoded: DecodedLogs;
  try {
    decoded = await inTurns(body.length, decode(body, options));
  } catch (cause) {
    const error = toSenderError(cause);
    const example = `${error.message} ${body.toString('latin1', 0, EXAMPLE_BYTES)}`;
    line.reject({ source, reason: reasonOf(error), bytes: body.length, example });
    throw error;
  }
  const deliveryId = createHash('sha256').update(body).digest('base64url');
  await line.submitBlock({ source, ...decoded, bytes: body.length, deliveryId });
  const messages = new Set(decoded.rejected.map(({ message }) => message));
  return { rejected: decoded.rejected.length, message: [...messages].slice(0, DIFFERENT_MESSAGES).join(' ') };
}
