import { Buffer } from 'node:buffer';

const BLOCK = 128 * 1024;

/** A zstd frame of one byte repeated: four bytes for each 128 KiB. @param windowByte its window descriptor */
export function zstdBomb(bytes: number, windowByte = 0x38): Buffer {
  const blocks = Math.ceil(bytes / BLOCK);
  const frame = Buffer.alloc(6 + blocks * 4);
  frame.writeUInt32LE(0xfd2fb528, 0);
  frame.writeUInt8(windowByte, 5);
  for (let i = 0; i < blocks; i++) {
    frame.writeUIntLE((BLOCK << 3) | (1 << 1) | (i === blocks - 1 ? 1 : 0), 6 + i * 4, 3);
    frame.writeUInt8(0x20, 9 + i * 4);
  }
  return frame;
}
