const TWO_32 = 0x1_0000_0000;
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
