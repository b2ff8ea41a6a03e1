import { mkdirSync } from 'node:fs';
import { appendFile, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const rowSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** Everything a batch writes besides its records, kept beside them until the commit is complete. */
const manifestSchema = z.object({
  /** Size of the data file; a shorter one was cut off and holds nothing that was acknowledged. */
  bytes: z.number().int(),
  rows: z.record(z.string(), z.array(rowSchema)),
  deliveries: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** How long a delivery is remembered: three times what an OpenTelemetry exporter retries by default. */
const DELIVERY_WINDOW_MS = 15 * 60_000;

/**
 * Batches on their way to the store, as files. A batch is `<name>.native` and, once complete, `<name>.json`;
 * both go when the store has it. Whatever is found at start is committed then, under the same name,
 * which the store knows as the token of an insert it may have finished already.
 */
export class Spool {
  private readonly folder: string;

  constructor(dataDir: string) {
    this.folder = resolve(dataDir, 'spool');
    mkdirSync(join(this.folder, 'refused'), { recursive: true });
  }

  dataPath(name: string): string {
    return join(this.folder, `${name}.native`);
  }

  async write(name: string, blocks: readonly Buffer[], manifest: Omit<Manifest, 'bytes'>): Promise<void> {
    const file = await open(this.dataPath(name), 'w');
    try {
      let bytes = 0;
      for (const block of blocks) bytes += block.length;
      if (blocks.length > 0) await file.writev([...blocks]);
      // Renamed into place, so that a manifest is whole or not there.
      const draft = join(this.folder, `${name}.draft`);
      const handle = await open(draft, 'w');
      await handle.writeFile(JSON.stringify({ ...manifest, bytes }));
      await handle.close();
      await rename(draft, join(this.folder, `${name}.json`));
    } finally {
      await file.close();
    }
  }

  /** Remembers the deliveries of a committed batch and forgets its files. */
  async complete(name: string, deliveries: readonly string[], nowMs: number): Promise<void> {
    if (deliveries.length > 0) await appendFile(this.journal(nowMs), `${deliveries.join('\n')}\n`);
    // The manifest first: without it the data file is no batch.
    await rm(join(this.folder, `${name}.json`), { force: true });
    await rm(this.dataPath(name), { force: true });
  }

  /** Puts a batch aside that the store will never take, for someone to look at. */
  async refuse(name: string): Promise<void> {
    for (const ending of ['json', 'native']) {
      await rename(join(this.folder, `${name}.${ending}`), join(this.folder, 'refused', `${name}.${ending}`));
    }
  }

  /** Batches left by a process that ended before their commit, oldest first; broken leftovers are removed. */
  async leftovers(): Promise<{ name: string; manifest: Manifest }[]> {
    const files = (await readdir(this.folder)).sort();
    const found: { name: string; manifest: Manifest }[] = [];
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const name = file.slice(0, -'.json'.length);
      const manifest = manifestSchema.safeParse(await readJson(join(this.folder, file)));
      if (manifest.success && files.includes(`${name}.native`)) found.push({ name, manifest: manifest.data });
      else await rm(join(this.folder, file), { force: true });
    }
    const kept = new Set(found.map(({ name }) => `${name}.native`));
    for (const file of files) {
      if (file.endsWith('.draft') || (file.endsWith('.native') && !kept.has(file))) await rm(join(this.folder, file));
    }
    return found;
  }

  /** Deliveries committed within the window; older journals are removed. */
  async recentDeliveries(nowMs: number): Promise<string[]> {
    const recent: string[] = [];
    for (const file of await readdir(this.folder)) {
      const started = /^deliveries-(\d+)\.log$/.exec(file)?.[1];
      if (started === undefined) continue;
      const path = join(this.folder, file);
      if (Number(started) < nowMs - 2 * DELIVERY_WINDOW_MS) await rm(path, { force: true });
      else recent.push(...(await readFile(path, 'utf8')).split('\n').filter(Boolean));
    }
    return recent;
  }

  private journal(nowMs: number): string {
    const started = Math.floor(nowMs / DELIVERY_WINDOW_MS) * DELIVERY_WINDOW_MS;
    return join(this.folder, `deliveries-${started}.log`);
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
