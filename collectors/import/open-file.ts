import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';

/** Told of the bytes taken from disk, before decompression. */
export type OnBytes = (bytes: number) => void;

async function* fromDisk(path: string, onBytes: OnBytes): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    yield chunk;
  }
}

function gunzip(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const stream = createGunzip();
  // Errors of the file end the stream, and a reader that stops closes the file; the reader sees either by itself.
  pipeline(Readable.from(source), stream, () => undefined);
  return stream;
}

async function* unzstd(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let ready: Uint8Array[] = [];
  const stream = new Decompress((chunk) => ready.push(chunk));
  for await (const chunk of source) {
    stream.push(chunk);
    for (const part of ready) yield Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    ready = [];
  }
}

const MAGIC_GZIP = Buffer.from([0x1f, 0x8b]);
const MAGIC_ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 3 }) as AsyncIterable<Buffer>) return chunk;
  return Buffer.alloc(0);
}

/** The bytes of a file; gzip and Zstandard are told by their first bytes, whatever the name, and unpacked. */
export async function* openFile(path: string, onBytes: OnBytes): AsyncGenerator<Buffer> {
  const magic = await firstBytes(path);
  const raw = fromDisk(path, onBytes);
  if (magic.subarray(0, 2).equals(MAGIC_GZIP)) yield* gunzip(raw);
  else if (magic.equals(MAGIC_ZSTD)) yield* unzstd(raw);
  else yield* raw;
}
