import { AppError } from '@/model/errors';

/** Bytes of request bodies that may wait for their turn; beyond it senders are asked to come back. */
const MAX_WAITING = 256 * 1024 * 1024;

/**
 * Runs work that pauses by itself; in the pauses other requests and screens have their turn. One piece of work at a
 * time: side by side they would take as long, and what each has in its hands would outlive a cheap collection.
 */
export class SerialQueue {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @param bytes that the work holds on to
   * @throws AppError too_many_requests when too much waits already
   */
  async run<Result>(bytes: number, steps: Generator<void, Result>): Promise<Result> {
    if (this.waiting + bytes > MAX_WAITING) {
      const message = 'More arrives than can be read. Try again in a moment.';
      throw new AppError('too_many_requests', message, { retryAfterSeconds: 1 });
    }
    this.waiting += bytes;
    const result = this.last.then(() => runSteps(steps));
    this.last = result.catch(() => undefined);
    return result.finally(() => {
      this.waiting -= bytes;
    });
  }
}

async function runSteps<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    // Before the first step too: of small pieces each would otherwise follow on the one before without a pause.
    await new Promise((resolve) => setImmediate(resolve));
    const step = steps.next();
    if (step.done) return step.value;
  }
}
