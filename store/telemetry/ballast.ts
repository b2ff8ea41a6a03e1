import { randomFillSync } from 'node:crypto';
import { open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

const MIB = 1024 * 1024;
/** The engine reserves 1 MiB to drop a partition, and waiting batches take some of what becomes free. */
const MAX_BYTES = 16 * MIB;
/** Of a small disk only a small part. */
const SHARE = 16;
/** Made only when this many times its size is free. */
const ROOM = 4;

/**
 * Space held back for the day the disk is full: the engine writes a little before it deletes, so on a full disk
 * even deleting fails until something else makes room.
 */
export class Ballast {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Makes the file when it is missing and there is room; that there is none is no error. */
  async restore(): Promise<void> {
    if (await exists(this.file)) return;
    const { bsize, blocks, bavail } = await statfs(dirname(this.file));
    const bytes = Math.min(MAX_BYTES, Math.floor((bsize * blocks) / SHARE / MIB) * MIB);
    if (bytes === 0 || bsize * bavail < bytes * ROOM) return;
    const draft = `${this.file}.draft`;
    try {
      await fill(draft, bytes);
      await rename(draft, this.file);
    } catch {
      await rm(draft, { force: true });
    }
  }

  /** Gives the space back. */
  async release(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

/** With bytes that no file system can compress or leave out. */
async function fill(path: string, bytes: number): Promise<void> {
  const chunk = randomFillSync(Buffer.alloc(MIB));
  const file = await open(path, 'w');
  try {
    for (let written = 0; written < bytes; written += MIB) await file.write(chunk);
  } finally {
    await file.close();
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
