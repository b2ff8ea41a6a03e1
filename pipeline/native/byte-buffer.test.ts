import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { ByteBuffer } from './byte-buffer';

it('keeps every string whole wherever the buffer has to grow', () => {
  for (let size = 0; size <= 200; size += 1) {
    const text = Buffer.alloc(size, 'x');
    for (let room = 0; room <= size + 20; room += 1) {
      const buffer = new ByteBuffer(room);
      buffer.string(text, 0, size);
      const prefix = size < 128 ? 1 : 2;
      expect(buffer.view().subarray(prefix).equals(text), `${size} bytes into ${room}`).toBe(true);
    }
  }
});
