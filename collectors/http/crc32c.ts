const POLYNOMIAL = 0x82f63b78;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  return rest;
});

/** The Castagnoli checksum (RFC 3720), which Node does not have. */
export function crc32c(bytes: Uint8Array): number {
  let checksum = 0xffff_ffff;
  for (const byte of bytes) checksum = (TABLE[(checksum ^ byte) & 255] ?? 0) ^ (checksum >>> 8);
  return (checksum ^ 0xffff_ffff) >>> 0;
}
