import { Buffer } from 'node:buffer';
import protobuf from 'protobufjs/minimal.js';
import type { AppError, ErrorCode } from '@/model/errors';
import type { OtlpEncoding } from './decode/decode';
import type { PartialSuccess } from './receive';
import type { OtlpSignal } from './signals';

/** google.rpc.Code of each of our errors. */
const RPC_CODES: Partial<Record<ErrorCode, number>> = {
  bad_request: 3,
  unsupported_media_type: 3,
  unsupported_encoding: 12,
  not_found: 12,
  method_not_allowed: 12,
  too_large: 8,
  too_many_requests: 14,
  unavailable: 14,
};
const INTERNAL = 13;
const RETRY_INFO = 'type.googleapis.com/google.rpc.RetryInfo';

export function rpcCode(error: AppError): number {
  return RPC_CODES[error.code] ?? INTERNAL;
}

/** `Export…ServiceResponse`; empty when everything was taken. */
export function encodeSuccess(
  encoding: OtlpEncoding,
  signal: OtlpSignal,
  { rejected, message }: PartialSuccess,
): Buffer {
  if (encoding === 'json') {
    const partialSuccess = { [signal.rejected]: String(rejected), errorMessage: message };
    return Buffer.from(JSON.stringify(rejected === 0 ? {} : { partialSuccess }));
  }
  const writer = protobuf.Writer.create();
  if (rejected > 0) writer.uint32(10).fork().uint32(8).int64(rejected).uint32(18).string(message).ldelim();
  return Buffer.from(writer.finish());
}

/** `google.rpc.Status`, with RetryInfo when the error says when to come back. */
export function encodeStatus(encoding: OtlpEncoding, error: AppError): Buffer {
  if (encoding === 'json') return Buffer.from(JSON.stringify({ code: rpcCode(error), message: error.message }));
  const writer = protobuf.Writer.create().uint32(8).int32(rpcCode(error)).uint32(18).string(error.message);
  if (error.retryAfterSeconds !== undefined) {
    const any = writer.uint32(26).fork().uint32(10).string(RETRY_INFO).uint32(18).fork();
    any.uint32(10).fork().uint32(8).int64(error.retryAfterSeconds).ldelim().ldelim().ldelim();
  }
  return Buffer.from(writer.finish());
}
