import type { Buffer } from 'node:buffer';

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const RLE = 1;
const RESERVED = 3;

/** What the headers of a zstd body promise, read without decompressing anything. */
export interface ZstdPromise {
  /** Bytes the largest window takes; a decoder reserves them before the first byte of output. */
  window: number;
}

/**
 * Walks the frames and blocks of a zstd body.
 * @throws Error when it is cut off or followed by something else
 */
export function readZstdFrames(body: Buffer): ZstdPromise {
  let window = 0;
  for (let at = 0; at < body.length; ) {
    need(body, at, 4);
    const magic = body.readUInt32LE(at);
    if ((magic & 0xfffffff0) === SKIPPABLE) {
      need(body, at, 8);
      at += 8 + body.readUInt32LE(at + 4);
    } else if (magic === MAGIC) {
      const header = readHeader(body, at + 4);
      window = Math.max(window, header.window);
      at = endOfBlocks(body, header.end) + header.checksumBytes;
    } else throw new Error('something else than a frame begins');
    need(body, at, 0);
  }
  return { window };
}

function readHeader(body: Buffer, start: number) {
  need(body, start, 1);
  const flags = body.readUInt8(start);
  const single = (flags & 32) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const end = start + 1 + (single ? 0 : 1) + dictionaryBytes + sizeBytes;
  need(body, end, 0);
  const window = single ? contentSize(body, end - sizeBytes, sizeBytes) : windowOf(body.readUInt8(start + 1));
  return { end, window, checksumBytes: flags & 4 ? 4 : 0 };
}

function contentSize(body: Buffer, at: number, bytes: number): number {
  if (bytes === 8) return Number(body.readBigUInt64LE(at));
  // A size of two bytes counts from 256 on.
  return body.readUIntLE(at, bytes) + (bytes === 2 ? 256 : 0);
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function endOfBlocks(body: Buffer, start: number): number {
  for (let at = start; ; ) {
    need(body, at, 3);
    const header = body.readUIntLE(at, 3);
    const type = (header >> 1) & 3;
    if (type === RESERVED) throw new Error('a block has no known type');
    at += 3 + (type === RLE ? 1 : header >> 3);
    if (header & 1) return at;
  }
}

function need(body: Buffer, at: number, bytes: number): void {
  if (at + bytes > body.length) throw new Error('it is cut off');
}
