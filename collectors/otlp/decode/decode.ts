import type { Buffer } from 'node:buffer';
import { readJsonRequest } from '@/collectors/otlp/json/read-request';
import { readProtobufRequest } from '@/collectors/otlp/protobuf/read-request';
import type { OtlpSignal } from '@/collectors/otlp/signals';
import { AppError } from '@/model/errors';
import type { BlockOptions } from '@/pipeline/block/record-block';
import { type DecodedRequest, RequestDraft, reasonText } from './request-draft';

export type OtlpEncoding = 'protobuf' | 'json';

/**
 * Decodes an `Export…ServiceRequest` into columns, with pauses when it is JSON; protobuf of the largest size, 58,000
 * records of the benchmark, holds the event loop for 190 ms. A record that cannot be read is rejected alone.
 * @throws AppError bad_request when the body is no such request, too_large when it holds too much
 */
export function* decode(
  body: Buffer,
  encoding: OtlpEncoding,
  signal: OtlpSignal,
  options: BlockOptions,
): Generator<void, DecodedRequest> {
  const draft = new RequestDraft(signal.newDecoder(options));
  try {
    if (encoding === 'protobuf') readProtobufRequest(body, draft);
    else yield* readJsonRequest(body, signal.json, draft);
    return draft.finish();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad_request', `The body is not an OTLP ${signal.request}: ${reasonText(cause)}.`, { cause });
  }
}
