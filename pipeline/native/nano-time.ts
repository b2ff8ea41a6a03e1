const TWO_16 = 0x1_0000;
const TWO_32 = 0x1_0000_0000;
const LATEST = 2n ** 64n - 1n;
/** Decimal numbers this long are below 2^64. */
const SAFE_DIGITS = 19;
const NANOS_A_MINUTE = 60e9;
/** A double is off by at most 128 ns at these magnitudes; this near a boundary the exact sum decides. */
const UNSURE_NANOS = 1000;

/** Nanoseconds since the epoch as two unsigned 32-bit halves, since a double cannot hold them and a bigint is garbage. */
export class NanoTime {
  low = 0;
  high = 0;

  set(low: number, high: number): void {
    this.low = low;
    this.high = high;
  }

  setNanos(nanos: bigint): void {
    const whole = BigInt.asUintN(64, nanos);
    this.set(Number(whole & 0xffff_ffffn), Number(whole >> 32n));
  }

  /** @param nanos decimal digits; what does not fit becomes the nearest that does */
  setDecimal(nanos: string): void {
    if (nanos.length > SAFE_DIGITS || nanos.startsWith('-')) {
      const exact = BigInt(nanos);
      // Not zero, which stands for no time at all.
      if (exact < 0n) this.set(1, 0);
      else this.setNanos(exact > LATEST ? LATEST : exact);
      return;
    }
    this.setSeconds(Number(nanos.slice(0, -9)), Number(nanos.slice(-9)));
  }

  /** Whole seconds since the epoch, below 2^34, and nanoseconds within that second. */
  setSeconds(seconds: number, nanos: number): void {
    // In two parts, so that each product stays below 2^53.
    const upper = Math.floor(seconds / TWO_16) * 1e9;
    const lower = (seconds % TWO_16) * 1e9 + nanos;
    const low = (upper % TWO_16) * TWO_16 + lower;
    this.set(low % TWO_32, Math.floor(upper / TWO_16) + Math.floor(low / TWO_32));
  }

  /** @param ms since the epoch; what is less than a millisecond is left out */
  setMillis(ms: number): void {
    this.setSeconds(Math.floor(ms / 1000), (Math.trunc(ms) % 1000) * 1e6);
  }

  get isZero(): boolean {
    return this.low === 0 && this.high === 0;
  }

  toNanos(): bigint {
    return (BigInt(this.high) << 32n) + BigInt(this.low);
  }

  /** Whole minutes since the epoch, exact. */
  toMinute(): number {
    const nanos = this.high * TWO_32 + this.low;
    const rest = nanos % NANOS_A_MINUTE;
    if (rest < UNSURE_NANOS || rest > NANOS_A_MINUTE - UNSURE_NANOS) return Number(this.toNanos() / 60_000_000_000n);
    return Math.floor(nanos / NANOS_A_MINUTE);
  }

  /** Milliseconds since the epoch, within a microsecond. */
  toMillis(): number {
    return (this.high * TWO_32 + this.low) / 1e6;
  }
}
