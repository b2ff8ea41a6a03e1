import { setTimeout as sleep } from 'node:timers/promises';

/** Counts of a store that cannot take them (a full disk) come when it can; a reader does not wait for that. */
const LONGEST_WAIT_MS = 2000;

/**
 * Counts are written up to a second after the records they count, more on a busy machine, so a total read in between
 * would be less than the rows beside it. Reading the difference from rows cannot be made exact: nothing says in one
 * snapshot which rows the counts hold, unless each of their rows carried it. But the process that reads is the one that
 * writes, and knows what it has not counted: what reads counts passes here, and those of all that is stored are written
 * first. That costs nothing when there are none, else one insert that was due within the second.
 * A process that only reads (MANGRU_ROLES without collector) has no writer and waits for nothing.
 */
export class CountsGate {
  private write: () => Promise<void> = async () => undefined;

  /** @param write resolves when the counts of everything stored so far can be read */
  writtenBy(write: () => Promise<void>): void {
    this.write = write;
  }

  async pass(): Promise<void> {
    const late = new AbortController();
    const wait = sleep(LONGEST_WAIT_MS, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([this.write(), wait]);
    late.abort();
  }
}
