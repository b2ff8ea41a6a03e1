import { statfsSync } from 'node:fs';
import { AppError } from '@/model/errors';

/** A busy intake writes hundreds of megabytes a second; asking costs microseconds. */
const CHECK_EVERY_MS = 50;

/** Stops intake before the engine runs out of disk, since a full disk also blocks deleting. */
export class DiskGuard {
  private readonly path: string;
  private readonly minFreeBytes: number;
  private checkedAt = Number.NEGATIVE_INFINITY;
  private freeBytes = Number.POSITIVE_INFINITY;

  constructor(path: string, minFreeMib: number) {
    this.path = path;
    this.minFreeBytes = minFreeMib * 1024 * 1024;
  }

  /** @throws AppError unavailable while less than the minimum is free */
  check(): void {
    // Not the time of day: a clock that is set back would keep the last answer until it has caught up.
    const now = performance.now();
    if (now - this.checkedAt >= CHECK_EVERY_MS) {
      this.checkedAt = now;
      const { bavail, bsize } = statfsSync(this.path);
      this.freeBytes = bavail * bsize;
    }
    if (this.freeBytes >= this.minFreeBytes) return;
    const mib = Math.floor(this.freeBytes / 1024 / 1024);
    throw new AppError(
      'unavailable',
      `The disk of ${this.path} has ${mib} MiB left; nothing is taken until there is room.`,
      {
        retryAfterSeconds: 30,
      },
    );
  }
}
