/** Before this an event time is a unit mistake, not history. */
const EARLIEST_NS = BigInt(Date.UTC(2000, 0, 1)) * 1_000_000n;
/** How far a sender's clock may run ahead. */
const MAX_AHEAD_MS = 2 * 86_400_000;

/**
 * Why an event time cannot be stored; undefined when it can.
 * @param timeNs nanoseconds since the epoch
 */
export function checkTimestamp(timeNs: bigint, nowMs: number): string | undefined {
  if (timeNs < EARLIEST_NS) return `The time ${asDate(timeNs)} is before 2000; times are nanoseconds since 1970.`;
  if (timeNs > BigInt(nowMs + MAX_AHEAD_MS) * 1_000_000n) {
    return `The time ${asDate(timeNs)} is more than two days ahead of this server's clock.`;
  }
  return undefined;
}

function asDate(timeNs: bigint): string {
  const ms = Number(timeNs / 1_000_000n);
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : String(timeNs);
}
