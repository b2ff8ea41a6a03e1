import { Buffer } from 'node:buffer';
import { crc32c } from './crc32c';

/** The first chunk of the framed format: its type, its length, and its text. */
const STREAM_IDENTIFIER = Buffer.from([0xff, 6, 0, 0, ...Buffer.from('sNaPpY')]);
const COMPRESSED = 0;
const UNCOMPRESSED = 1;
/** Chunk types from here on may be passed over. */
const SKIPPABLE = 0x80;
const CHECKSUM_BYTES = 4;
/** Bytes that one chunk may hold. */
const MAX_CHUNK = 65_536;

/**
 * Decompresses Snappy in either format: framed, as a stream writer makes it (known by its first chunk), or one block.
 * @param tooLarge makes the error for more than `maxBytes`
 * @throws Error when damaged or cut off
 */
export function unsnappy(body: Buffer, maxBytes: number, tooLarge: () => Error): Buffer {
  const framed = body.subarray(0, STREAM_IDENTIFIER.length).equals(STREAM_IDENTIFIER);
  if (!framed) return readBlock(body, maxBytes, tooLarge);
  const parts: Buffer[] = [];
  let size = 0;
  for (let at = 0; at < body.length; ) {
    need(body, at, 4);
    const type = body.readUInt8(at);
    const start = at + 4;
    const length = body.readUIntLE(at + 1, 3);
    need(body, start, length);
    at = start + length;
    if (type !== COMPRESSED && type !== UNCOMPRESSED) {
      if (type < SKIPPABLE) throw new Error('a chunk has no known type');
      continue;
    }
    const part = readChunk(type, body.subarray(start, at));
    size += part.length;
    if (size > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

function readChunk(type: number, chunk: Buffer): Buffer {
  need(chunk, 0, CHECKSUM_BYTES);
  const content = chunk.subarray(CHECKSUM_BYTES);
  const part =
    type === COMPRESSED ? readBlock(content, MAX_CHUNK, () => new Error('a chunk claims too many bytes')) : content;
  if (masked(crc32c(part)) !== chunk.readUInt32LE(0)) throw new Error('a checksum does not match');
  return part;
}

/** Checksums of checksums would be weak, so that they are stored turned and shifted. */
function masked(checksum: number): number {
  return (((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0;
}

function readBlock(block: Buffer, maxBytes: number, tooLarge: () => Error): Buffer {
  const { value: size, end: start } = readSize(block);
  if (size > maxBytes) throw tooLarge();
  const output = Buffer.allocUnsafe(size);
  let written = 0;
  for (let at = start; at < block.length; ) {
    const element = readElement(block, at);
    const { length, offset } = element;
    at = element.end;
    if (written + length > size) throw new Error('it holds more than it says');
    if (offset === 0) {
      need(block, at, length);
      block.copy(output, written, at, at + length);
      at += length;
    } else {
      if (offset > written) throw new Error('a copy begins before the start');
      copyBack(output, written, offset, length);
    }
    written += length;
  }
  if (written < size) throw new Error('it is cut off');
  return output;
}

/** What was written `offset` bytes ago again; it may reach into what it writes. */
function copyBack(output: Buffer, at: number, offset: number, length: number): void {
  if (offset >= length) output.copy(output, at, at - offset, at - offset + length);
  else for (let i = 0; i < length; i++) output[at + i] = output[at - offset + i] ?? 0;
}

/** The size of the whole: a varint of at most five bytes. */
function readSize(block: Buffer): { value: number; end: number } {
  let value = 0;
  for (let at = 0; at < 5; at++) {
    need(block, at, 1);
    const byte = block.readUInt8(at);
    value += (byte & 127) * 2 ** (7 * at);
    if (byte < 128) return { value, end: at + 1 };
  }
  throw new Error('its size is none');
}

/** A literal (offset 0, its bytes follow) or a copy. A varying number of bytes behind the tag holds length or offset. */
function readElement(block: Buffer, at: number): { length: number; offset: number; end: number } {
  const tag = block.readUInt8(at);
  const upper = tag >> 2;
  const next = at + 1;
  switch (tag & 3) {
    case 0: {
      if (upper < 60) return { length: upper + 1, offset: 0, end: next };
      const bytes = upper - 59;
      return { length: readNumber(block, next, bytes) + 1, offset: 0, end: next + bytes };
    }
    case 1:
      return copyOf((upper & 7) + 4, ((tag >> 5) << 8) | readNumber(block, next, 1), next + 1);
    case 2:
      return copyOf(upper + 1, readNumber(block, next, 2), next + 2);
    default:
      return copyOf(upper + 1, readNumber(block, next, 4), next + 4);
  }
}

function copyOf(length: number, offset: number, end: number) {
  if (offset === 0) throw new Error('a copy begins nowhere');
  return { length, offset, end };
}

function readNumber(block: Buffer, at: number, bytes: number): number {
  need(block, at, bytes);
  return block.readUIntLE(at, bytes);
}

function need(bytes: Buffer, at: number, count: number): void {
  if (at + count > bytes.length) throw new Error('it is cut off');
}
