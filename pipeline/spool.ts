import { mkdirSync } from 'node:fs';
import { appendFile, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Rows that count records rather than hold them, by table. */
const countsSchema = z.record(z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number()]))));
export type Counts = z.infer<typeof countsSchema>;

const manifestSchema = z.object({
  /** Size of the data file; a shorter one was cut off and holds nothing that was acknowledged. */
  bytes: z.number().int(),
  counts: countsSchema,
  deliveries: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The counts of several batches on their way to the store; those of its members are in here and nowhere else. */
const tallySchema = z.object({ counts: countsSchema, members: z.array(z.string()) });
export type Tally = z.infer<typeof tallySchema>;

/** What an earlier process left: counts half written, batches whose records are stored, and batches that are not. */
export interface Leftovers {
  tallies: { name: string; tally: Tally }[];
  stored: { name: string; manifest: Manifest }[];
  unstored: { name: string; manifest: Manifest }[];
  /** Names of batches whose data file was cut off; put aside. */
  damaged: string[];
}

/** How long a delivery is remembered: three times what an OpenTelemetry exporter retries by default. */
const DELIVERY_WINDOW_MS = 15 * 60_000;

/**
 * Batches on their way to the store, as files, so that a crash between any two steps neither loses nor doubles.
 * `<name>.native` holds records and goes when the store has them; `<name>.json` describes the batch and goes when its
 * counts are part of a `<name>.tally`, which goes when the store has those. Names are the tokens of the inserts.
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
      if (blocks.length > 0) await file.writev([...blocks]);
    } finally {
      await file.close();
    }
    const bytes = blocks.reduce((sum, block) => sum + block.length, 0);
    await this.put(`${name}.json`, JSON.stringify({ ...manifest, bytes }));
  }

  /** The store has the records: remembers the deliveries and forgets the data. */
  async stored(name: string, deliveries: readonly string[], nowMs: number): Promise<void> {
    const started = Math.floor(nowMs / DELIVERY_WINDOW_MS) * DELIVERY_WINDOW_MS;
    const journal = join(this.folder, `deliveries-${started}.log`);
    if (deliveries.length > 0) await appendFile(journal, `${deliveries.join('\n')}\n`);
    await rm(this.dataPath(name), { force: true });
  }

  async writeTally(name: string, tally: Tally): Promise<void> {
    await this.put(`${name}.tally`, JSON.stringify(tally));
    for (const member of tally.members) await rm(join(this.folder, `${member}.json`), { force: true });
  }

  async removeTally(name: string): Promise<void> {
    await rm(join(this.folder, `${name}.tally`), { force: true });
  }

  /** Puts a batch aside that the store will never take, for someone to look at. */
  async refuse(name: string): Promise<void> {
    for (const ending of ['json', 'native']) {
      await rename(join(this.folder, `${name}.${ending}`), join(this.folder, 'refused', `${name}.${ending}`));
    }
  }

  /** Everything unfinished, oldest first; files of which nothing was ever promised are removed. */
  async leftovers(): Promise<Leftovers> {
    const found: Leftovers = { tallies: [], stored: [], unstored: [], damaged: [] };
    const files = (await readdir(this.folder)).sort();
    for (const file of files.filter((name) => name.endsWith('.tally'))) {
      const tally = tallySchema.parse(await this.read(file));
      found.tallies.push({ name: file.slice(0, -'.tally'.length), tally });
      for (const member of tally.members) await rm(join(this.folder, `${member}.json`), { force: true });
    }
    for (const file of (await readdir(this.folder)).sort()) {
      if (file.endsWith('.json')) await this.sort(file.slice(0, -'.json'.length), found);
      else if (file.endsWith('.draft')) await rm(join(this.folder, file));
    }
    const described = new Set([...found.unstored, ...found.stored].map(({ name }) => `${name}.native`));
    for (const file of files) {
      if (file.endsWith('.native') && !described.has(file)) await rm(join(this.folder, file), { force: true });
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

  private async sort(name: string, found: Leftovers): Promise<void> {
    const manifest = manifestSchema.parse(await this.read(`${name}.json`));
    const size = await stat(this.dataPath(name)).then(
      (stats) => stats.size,
      () => undefined,
    );
    if (size === undefined) found.stored.push({ name, manifest });
    else if (size === manifest.bytes) found.unstored.push({ name, manifest });
    else {
      await this.refuse(name);
      found.damaged.push(name);
    }
  }

  /** Renamed into place, so that a file is whole or not there. */
  private async put(file: string, text: string): Promise<void> {
    const draft = join(this.folder, `${file}.draft`);
    await writeFile(draft, text);
    await rename(draft, join(this.folder, file));
  }

  private async read(file: string): Promise<unknown> {
    return JSON.parse(await readFile(join(this.folder, file), 'utf8'));
  }
}
