import { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { Decompress } from 'fzstd';
import { AppError } from '@/model/errors';
import { unsnappy } from './snappy';
import { readZstdFrames } from './zstd-frames';

const gunzip = promisify(zlib.gunzip);

/** Node has zstd of its own from 22.15 on; the fallback is a third as fast but right for every frame. */
const nativeZstd = (zlib as { zstdDecompress?: typeof zlib.gunzip }).zstdDecompress;

type Decoder = (body: Buffer, maxBytes: number) => Promise<Buffer>;

const DECODERS: Record<string, Decoder> = {
  '': async (body) => body,
  identity: async (body) => body,
  gzip: (body, maxOutputLength) => gunzip(body, { maxOutputLength }),
  'x-gzip': (body, maxOutputLength) => gunzip(body, { maxOutputLength }),
  deflate: inflate,
  zlib: inflate,
  snappy: async (body, maxBytes) => unsnappy(body, maxBytes, () => tooLarge(maxBytes)),
  'x-snappy-framed': async (body, maxBytes) => unsnappy(body, maxBytes, () => tooLarge(maxBytes)),
  zstd: (body, maxOutputLength) => {
    const { window } = readZstdFrames(body);
    if (window > Math.max(maxOutputLength, MAX_WINDOW)) throw tooLarge(maxOutputLength);
    return nativeZstd ? promisify(nativeZstd)(body, { maxOutputLength }) : unzstd(body, maxOutputLength);
  },
};

/** Names that may be announced. */
export const COMPRESSIONS: readonly string[] = Object.keys(DECODERS).filter((name) => name !== '');

/** A frame of twenty bytes may ask for a window of gigabytes; real senders stay at or below 8 MiB. */
const MAX_WINDOW = 32 * 1024 * 1024;

/**
 * @param encoding the name of its compression, as in the Content-Encoding header
 * @throws AppError unsupported_encoding for an unknown one, too_large beyond `maxBytes`, bad_request when damaged
 */
export async function decompress(body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  const name = encoding.trim().toLowerCase();
  const decode = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
  if (!decode) {
    throw new AppError(
      'unsupported_encoding',
      `The compression "${name}" is not understood. Send gzip, deflate, zstd, snappy or none.`,
    );
  }
  try {
    return await decode(body, maxBytes);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(maxBytes);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('bad_request', `The ${name} body is damaged: ${reason}.`, { cause });
  }
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError(
    'too_large',
    `The body is larger than ${maxBytes / 1024 / 1024} MiB after decompression. Send less at a time.`,
  );
}

/** Unlike gunzip, inflate passes silently over what follows the end. */
function inflate(body: Buffer, maxOutputLength: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, result: Buffer) => {
      // With `info` the result also holds the engine, which the types leave out.
      const { buffer, engine } = (result ?? {}) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      if (error) reject(error);
      else if (engine.bytesWritten < body.length) reject(new Error('something follows its end'));
      else resolve(buffer);
    };
    zlib.inflate(body, { maxOutputLength, info: true }, done);
  });
}

async function unzstd(body: Buffer, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Decompress((chunk, final) => {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
    ended ||= final === true;
  });
  // In steps, so that a bomb is noticed after the first few and not after the last.
  const STEP = 64 * 1024;
  for (let at = 0; at < body.length; at += STEP) stream.push(body.subarray(at, at + STEP), at + STEP >= body.length);
  if (!ended) throw new Error('the frame is cut off');
  return Buffer.concat(chunks);
}
