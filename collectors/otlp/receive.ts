import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Source } from '@/model/source';
import { type Arrival, intake } from '@/pipeline/intake';
import { decode, type OtlpEncoding } from './decode/decode';
import type { DecodedRequest } from './decode/request-draft';
import type { OtlpSignal } from './signals';

/** What an OTLP answer says of a request that was taken. */
export interface PartialSuccess {
  rejected: number;
  /** '' when nothing was rejected. */
  message: string;
}

export interface OtlpRequest {
  signal: OtlpSignal;
  encoding: OtlpEncoding;
  source: Source;
  body: Buffer;
  /** The sender's own name of this delivery. */
  idempotencyKey?: string | undefined;
}

const DIFFERENT_MESSAGES = 3;

/**
 * Takes one `Export…ServiceRequest` and resolves when its records are durable.
 * @throws AppError as the sender should hear it; the refusal is counted already
 */
export async function receive(request: OtlpRequest): Promise<PartialSuccess> {
  const { signal, encoding, source, body } = request;
  const arrival: Arrival<DecodedRequest> = {
    signal: signal.signal,
    source,
    body,
    deliveryId: ({ timeless }) => deliveryId(request, timeless),
  };
  const { rejections } = await intake.take(arrival, (context) => decode(body, encoding, signal, context));
  const messages = new Set(rejections.map(({ message }) => message));
  return { rejected: rejections.length, message: [...messages].slice(0, DIFFERENT_MESSAGES).join(' ') };
}

/**
 * What tells a retry: the sender's own key, else equal bytes. These prove nothing when a record in them has no time:
 * the same thing may have happened twice.
 */
function deliveryId({ source, body, idempotencyKey }: OtlpRequest, timeless: boolean): string | undefined {
  if (idempotencyKey !== undefined) return `${source}:${idempotencyKey}`;
  return timeless ? undefined : createHash('sha256').update(body).digest('base64url');
}
