import type { Receipt } from './types';

/** Deliveries remembered at most; beyond it the oldest are forgotten first. */
const MAX_REMEMBERED = 200_000;

/** Which deliveries are stored or on their way, so that a sender's retry is not stored twice. */
export class Deliveries {
  private readonly committed = new Set<string>();
  private readonly pending = new Map<string, Promise<Receipt>>();

  remember(ids: Iterable<string>): void {
    for (const id of ids) this.committed.add(id);
    for (const id of this.committed) {
      if (this.committed.size <= MAX_REMEMBERED) break;
      this.committed.delete(id);
    }
  }

  /** Stored within the window, or on its way. */
  knows(id: string): boolean {
    return this.committed.has(id) || this.pending.has(id);
  }

  /** The outcome of the same delivery while it is on its way. */
  find(id: string): Promise<Receipt> | undefined {
    return this.pending.get(id);
  }

  track(id: string, outcome: Promise<Receipt>): void {
    this.pending.set(id, outcome);
    outcome.then(
      () => {
        this.remember([id]);
        this.pending.delete(id);
      },
      () => this.pending.delete(id),
    );
  }
}
