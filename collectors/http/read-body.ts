import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { readEnv } from '@/env';
import { AppError } from '@/model/errors';
import { decompress, tooLarge } from './decompress';

/** A request as Node's server and the web's Request both can give it; header names in lower case. */
export interface IncomingBody {
  headers: Record<string, string | undefined>;
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null;
}

/** What was received, and how that is compressed. */
interface Received {
  bytes: Buffer;
  encoding: string;
}

/** Bytes of request bodies that may be in memory at once; beyond it senders are asked to wait. */
const MAX_IN_FLIGHT = 256 * 1024 * 1024;
let inFlight = 0;
let configuredMaxBytes: number | undefined;

/** Largest body the environment allows, in bytes; read once: checking the environment costs more than parsing a small request. */
export function maxBodyBytes(): number {
  configuredMaxBytes ??= readEnv().MANGRU_MAX_BODY_MIB * 1024 * 1024;
  return configuredMaxBytes;
}

/**
 * The whole body, decompressed.
 * @param maxBytes limit before and after decompression
 * @param unwrap takes what the protocol has put around the body off
 * @throws AppError too_large, bad_request, unsupported_encoding, or too_many_requests while too much is being read
 */
export async function readBody(
  request: IncomingBody,
  { maxBytes, unwrap }: { maxBytes: number; unwrap?: (bytes: Buffer) => Received },
): Promise<Buffer> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) throw tooLarge(maxBytes);
  const reserved = { bytes: 0 };
  try {
    reserve(reserved, declared);
    const raw = await collect(request.body, maxBytes, declared, reserved);
    const { bytes, encoding } = unwrap?.(raw) ?? { bytes: raw, encoding: request.headers['content-encoding'] ?? '' };
    return await decompress(bytes, encoding, maxBytes);
  } finally {
    inFlight -= reserved.bytes;
  }
}

async function collect(
  body: IncomingBody['body'],
  maxBytes: number,
  declared: number,
  reserved: { bytes: number },
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Not destroyed on the way out: the answer to a refusal travels on the same connection.
    for await (const chunk of iterate(body)) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      if (size > declared) reserve(reserved, chunk.length);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('bad_request', 'The connection ended before the body did.', { cause });
  }
  return Buffer.concat(chunks, size);
}

function iterate(body: IncomingBody['body']): AsyncIterable<Uint8Array> {
  if (body === null) return (async function* () {})();
  if (body instanceof Readable) return body.iterator({ destroyOnReturn: false });
  return body as AsyncIterable<Uint8Array>;
}

function reserve(reserved: { bytes: number }, bytes: number): void {
  if (inFlight + bytes > MAX_IN_FLIGHT) {
    throw new AppError('too_many_requests', 'More arrives than can be read. Try again in a moment.', {
      retryAfterSeconds: 1,
    });
  }
  inFlight += bytes;
  reserved.bytes += bytes;
}
