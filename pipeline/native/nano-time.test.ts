import { expect, it } from 'vitest';
import { NanoTime } from './nano-time';

const decimal = (text: string) => {
  const time = new NanoTime();
  time.setDecimal(text);
  return time.toNanos();
};

it.each([
  '0',
  '1',
  '999999999',
  '1000000000',
  '4294967295999999999',
  '4294967296000000000',
  '1795379200123456789',
  '9223372036854775807',
  '9999999999999999999',
  '18446744073709551615',
])('reads %s exactly', (text) => {
  expect(decimal(text)).toBe(BigInt(text));
});

it('reads any number of nanoseconds exactly', () => {
  for (let i = 0n; i < 20_000n; i++) {
    const nanos = (i * 0x9e37_79b9_7f4a_7c15n) % 10n ** (1n + (i % 19n));
    expect(decimal(nanos.toString())).toBe(nanos);
  }
});

it('takes the nearest time for one that does not fit, but never none', () => {
  expect(decimal('99999999999999999999')).toBe(2n ** 64n - 1n);
  expect(decimal('-5')).toBe(1n);
});
