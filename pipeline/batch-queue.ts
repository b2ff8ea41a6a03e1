import { Batch, type Entry } from './batch';

/** How long a batch stays open for more while several senders are at work: few large parts cost less than many small ones. */
const GATHER_MS = 25;

/** Requests waiting for the store, in batches. */
export class BatchQueue {
  private readonly batches: Batch[] = [];
  /** The last batch held several requests: more are on their way. A sender on its own never waits for company. */
  private crowded = false;
  private endGathering: (() => void) | undefined;

  get isEmpty(): boolean {
    return this.batches.length === 0;
  }

  add(entry: Entry): void {
    const last = this.batches.at(-1);
    const batch = last && !last.isFull ? last : new Batch();
    if (batch !== last) this.batches.push(batch);
    batch.add(entry);
    if (batch.isFull) this.endGathering?.();
  }

  /** Each in a batch of its own, before everything else. */
  addApart(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const batch = new Batch();
      batch.add(entry);
      this.batches.unshift(batch);
    }
  }

  /** The next batch to commit, or undefined when nothing waits. One call at a time. */
  async take(): Promise<Batch | undefined> {
    if (this.crowded && this.batches[0]?.isFull === false) await this.gather();
    const batch = this.batches.shift();
    if (batch) this.crowded = batch.entries.length > 1;
    return batch;
  }

  private gather(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.endGathering?.(), GATHER_MS);
      this.endGathering = () => {
        clearTimeout(timer);
        this.endGathering = undefined;
        resolve();
      };
    });
  }
}
