import type { PlainColumn } from '@/pipeline/native/columns';
import { NanoTime } from '@/pipeline/native/nano-time';

/** Ids of a millisecond; `id >> 20` is when a record came in. */
const IDS_A_MS = 1n << 20n;
/** Processes that may write to one store at the same time. */
export const MAX_PROCESSES = 64;
const TWO_32 = 0x1_0000_0000;

/**
 * Ids of the records of a process: they ascend in order of arrival, whatever its clock does, and those of another
 * process are never the same. id = milliseconds × 2^20 + n × 64 + the process's number.
 */
export class RowIds {
  private next: bigint;
  private readonly process: bigint;

  /** @param process below `MAX_PROCESSES` */
  constructor(process: number) {
    this.process = BigInt(process);
    this.next = this.process;
  }

  /** The first of so many ids; the others follow in steps of `MAX_PROCESSES`. */
  take(count: number, nowMs: number): bigint {
    const floor = BigInt(nowMs) * IDS_A_MS + this.process;
    const first = floor > this.next ? floor : this.next;
    this.next = first + BigInt(count * MAX_PROCESSES);
    return first;
  }
}

/** Appends the ids that `RowIds.take` gave. */
export function writeIds(column: PlainColumn, first: bigint, count: number): void {
  const id = new NanoTime();
  id.setNanos(first);
  // The ids of a block never cross a 32-bit boundary by more than one carry.
  for (let i = 0; i < count; i++) {
    const low = id.low + i * MAX_PROCESSES;
    column.halves(low % TWO_32, id.high + Math.floor(low / TWO_32));
  }
}
