import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32c } from './crc32c';
import { unsnappy } from './snappy';

const tooLarge = () => new Error('too large');
const read = (body: Buffer, maxBytes = 1 << 20) => unsnappy(body, maxBytes, tooLarge);
const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)]);

/** A block of literals alone. */
function literals(content: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from(varint(content.length))];
  for (let at = 0; at < content.length; at += 60) {
    const part = content.subarray(at, at + 60);
    parts.push(Buffer.from([(part.length - 1) << 2]), part);
  }
  return Buffer.concat(parts);
}

function chunk(type: number, content: Buffer, plain = content): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt8(type);
  head.writeUIntLE(content.length + 4, 1, 3);
  const checksum = crc32c(plain);
  head.writeUInt32LE((((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0, 4);
  return Buffer.concat([head, content]);
}

const IDENTIFIER = Buffer.from([0xff, 6, 0, 0, ...Buffer.from('sNaPpY')]);

test('the checksum is the one of RFC 3720', () => {
  expect(crc32c(Buffer.alloc(32)).toString(16)).toBe('8a9136aa');
  expect(crc32c(Buffer.from('123456789')).toString(16)).toBe('e3069283');
});

test('copies reach back, also into what they write', () => {
  // 10 bytes: 'ab', then 8 more from two bytes before; offsets of one, two and four bytes.
  expect(read(Buffer.from([10, 4, 97, 98, (8 - 4) * 4 + 1, 2])).toString()).toBe('ababababab');
  expect(read(Buffer.from([4, 4, 97, 98, (2 - 1) * 4 + 2, 2, 0])).toString()).toBe('abab');
  expect(read(Buffer.from([4, 4, 97, 98, (2 - 1) * 4 + 3, 2, 0, 0, 0])).toString()).toBe('abab');
  expect(read(Buffer.concat([Buffer.from([100, 60 * 4, 99]), Buffer.alloc(100, 120)])).toString()).toBe(
    'x'.repeat(100),
  );
});

test('any bytes, as one block and framed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      const content = Buffer.from(bytes);
      expect(read(literals(content))).toEqual(content);
      const padding = Buffer.from([0xfe, 2, 0, 0, 1, 1]);
      const framed = [IDENTIFIER, chunk(0, literals(content), content), padding, chunk(1, content)];
      expect(read(Buffer.concat(framed))).toEqual(Buffer.concat([content, content]));
    }),
  );
});

test('what is cut off, damaged or of another kind is refused, and never read as less', () => {
  const content = Buffer.from('a log record, a log record');
  const whole = Buffer.concat([IDENTIFIER, chunk(0, literals(content), content)]);
  for (let end = 1; end < literals(content).length; end++)
    expect(() => read(literals(content).subarray(0, end))).toThrow();
  for (let end = IDENTIFIER.length + 1; end < whole.length; end++) expect(() => read(whole.subarray(0, end))).toThrow();
  fc.assert(
    fc.property(fc.integer({ min: 18, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ change;
      expect(() => read(damaged)).toThrow();
    }),
  );
  expect(() => read(Buffer.concat([IDENTIFIER, chunk(2, content)]))).toThrow('known type');
  expect(() => read(Buffer.from([4, 4, 97, 98, 6, 0, 0]))).toThrow('nowhere');
  expect(() => read(Buffer.from([4, 4, 97, 98, 6, 3, 0]))).toThrow('before the start');
  expect(() => read(Buffer.from([1, 4, 97, 98]))).toThrow('more than it says');
  expect(() => read(Buffer.alloc(0))).toThrow();
});

test('no more comes out than is allowed, and none is reserved for a claim', () => {
  const content = Buffer.alloc(2000, 7);
  expect(() => read(literals(content), 1999)).toThrow('too large');
  expect(() => read(Buffer.concat([IDENTIFIER, chunk(1, content), chunk(1, content)]), 3999)).toThrow('too large');
  expect(() => read(Buffer.from([255, 255, 255, 255, 15, 0, 97]))).toThrow('too large');
});
