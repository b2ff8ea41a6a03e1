import type { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http2';
import { AppError } from '@/model/errors';

/** Whether it is compressed, and how long the message is. */
export const FRAME_BYTES = 5;

/** The one message of a unary call out of its frame. @throws AppError bad_request when the frame is another */
export function unframe(bytes: Buffer, headers: IncomingHttpHeaders): { bytes: Buffer; encoding: string } {
  if (bytes.length < FRAME_BYTES || bytes.readUInt32BE(1) !== bytes.length - FRAME_BYTES) {
    throw new AppError('bad_request', 'The call does not hold exactly one message.');
  }
  const encoding = bytes[0] === 0 ? '' : String(headers['grpc-encoding'] ?? 'identity');
  return { bytes: bytes.subarray(FRAME_BYTES), encoding };
}
