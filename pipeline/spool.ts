import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { SIGNALS } from '@/model/signal';
import type { Counts } from './counts/rollup-rows';

const signalSchema = z.enum(SIGNALS);
const countsSchema: z.ZodType<Counts> = z.record(
  z.string(),
  z.array(z.record(z.string(), z.union([z.string(), z.number()]))),
);

const manifestSchema = z.object({
  signal: signalSchema,
  table: z.string(),
  /** In the order of the blocks. */
  columns: z.array(z.string()),
  /** Where the records go, from 1, however often they are sent; 0 in a store without shards. */
  shard: z.number().int(),
  /** Size and CRC-32 of the data file; one that differs was damaged and holds nothing that was acknowledged. */
  bytes: z.number().int(),
  checksum: z.number().int(),
  counts: countsSchema,
  deliveries: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A batch as it is written: everything known of it but its data. */
export type Sealed = Omit<Manifest, 'bytes' | 'checksum'>;

/** The counts of several batches on their way to the store; those of its members are in here and nowhere else. */
const countsFileSchema = z.object({
  signal: signalSchema,
  /** As in a manifest. */
  shard: z.number().int(),
  counts: countsSchema,
  members: z.array(z.string()),
});
export type CountsFile = z.infer<typeof countsFileSchema>;

/** What an earlier process left: counts half written, batches whose records are stored, and batches that are not. */
export interface Leftovers {
  counts: { name: string; file: CountsFile }[];
  stored: { name: string; manifest: Manifest }[];
  unstored: { name: string; manifest: Manifest }[];
  /** Names of what was cut off or changed on disk; put aside. */
  damaged: string[];
}

/** A batch whose records are stored, as its counts remember it. */
export interface Member {
  name: string;
  deliveries: readonly string[];
}

/** How long a delivery is remembered: three times what an OpenTelemetry exporter retries by default. */
const DELIVERY_WINDOW_MS = 15 * 60_000;

/**
 * Batches on their way to the store, as files, so that a crash between any two steps neither loses nor doubles.
 * `<name>.native` holds records and goes when the store has them; `<name>.json` describes the batch and goes when its
 * counts are part of a `<name>.counts`, which goes when the store has those. Names are the tokens of the inserts.
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

  /**
   * Writes a batch; leaves nothing behind when there is no room for it. Without waiting: it takes 4 ms for 16,000
   * records, while each of eight waits would stand in line behind everything that is being decoded, 100 ms in all.
   */
  write(name: string, blocks: readonly Buffer[], sealed: Sealed): Manifest {
    const bytes = blocks.reduce((sum, block) => sum + block.length, 0);
    const checksum = blocks.reduce((sum, block) => crc32(block, sum), 0);
    const manifest = { ...sealed, bytes, checksum };
    try {
      writeBlocks(this.dataPath(name), blocks);
      this.put(`${name}.json`, JSON.stringify(manifest));
      return manifest;
    } catch (error) {
      rmSync(this.dataPath(name), { force: true });
      throw error;
    }
  }

  /** The store has the records. */
  async forgetData(name: string): Promise<void> {
    await rm(this.dataPath(name), { force: true });
  }

  /** From here on this file holds the counts of its members, and the journal their deliveries. */
  async writeCounts(
    name: string,
    { signal, shard, counts }: Omit<CountsFile, 'members'>,
    members: readonly Member[],
    nowMs: number,
  ): Promise<void> {
    await this.journal(
      members.flatMap(({ deliveries }) => deliveries),
      nowMs,
    );
    const file: CountsFile = { signal, shard, counts, members: members.map((member) => member.name) };
    this.put(`${name}.counts`, JSON.stringify(file));
    for (const member of file.members) await rm(join(this.folder, `${member}.json`), { force: true });
  }

  async removeCounts(name: string): Promise<void> {
    await rm(join(this.folder, `${name}.counts`), { force: true });
  }

  /** Puts a batch aside that the store will never take, for someone to look at. */
  async refuse(name: string): Promise<void> {
    for (const ending of ['json', 'native', 'counts']) {
      const file = `${name}.${ending}`;
      // Without the marks the bundler takes the path for a part of the project and copies all of it.
      const from = join(/* turbopackIgnore: true */ this.folder, file);
      await rename(from, join(/* turbopackIgnore: true */ this.folder, 'refused', file)).catch(ignoreMissing);
    }
  }

  /** Names of everything put aside and not yet removed by anyone. */
  async putAside(): Promise<string[]> {
    const files = await readdir(join(this.folder, 'refused'));
    return [...new Set(files.map((file) => file.replace(/\.\w+$/, '')))].sort();
  }

  /** Everything unfinished, oldest first; files of which nothing was ever promised are removed. */
  async leftovers(): Promise<Leftovers> {
    const found: Leftovers = { counts: [], stored: [], unstored: [], damaged: [] };
    for (const name of await this.names('counts')) await this.sortCounts(name, found);
    for (const name of await this.names('json')) await this.sortBatch(name, found);
    for (const file of await readdir(this.folder)) {
      if (file.endsWith('.draft')) await rm(join(this.folder, file));
    }
    const described = new Set([...found.unstored, ...found.stored].map(({ name }) => name));
    for (const name of await this.names('native')) if (!described.has(name)) await this.forgetData(name);
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

  private async names(ending: string): Promise<string[]> {
    const files = (await readdir(this.folder)).filter((file) => file.endsWith(`.${ending}`)).sort();
    return files.map((file) => file.slice(0, -ending.length - 1));
  }

  private async sortCounts(name: string, found: Leftovers): Promise<void> {
    const file = countsFileSchema.safeParse(await this.read(`${name}.counts`));
    if (!file.success) return this.putDamagedAside(name, found);
    found.counts.push({ name, file: file.data });
    for (const member of file.data.members) await rm(join(this.folder, `${member}.json`), { force: true });
  }

  private async sortBatch(name: string, found: Leftovers): Promise<void> {
    const manifest = manifestSchema.safeParse(await this.read(`${name}.json`));
    if (!manifest.success) return this.putDamagedAside(name, found);
    const data = await readFile(this.dataPath(name)).catch(ignoreMissing);
    const batch = { name, manifest: manifest.data };
    if (data === undefined) found.stored.push(batch);
    else if (crc32(data) === manifest.data.checksum && data.length === manifest.data.bytes) found.unstored.push(batch);
    else await this.putDamagedAside(name, found);
  }

  private async putDamagedAside(name: string, found: Leftovers): Promise<void> {
    await this.refuse(name);
    found.damaged.push(name);
  }

  private async journal(deliveries: readonly string[], nowMs: number): Promise<void> {
    if (deliveries.length === 0) return;
    const started = Math.floor(nowMs / DELIVERY_WINDOW_MS) * DELIVERY_WINDOW_MS;
    // The first line break ends what an earlier append may have left half written.
    await appendFile(join(this.folder, `deliveries-${started}.log`), `\n${deliveries.join('\n')}\n`);
  }

  /** Renamed into place, so that a file is whole or not there; its first line is the checksum of the rest. */
  private put(file: string, text: string): void {
    const draft = join(this.folder, `${file}.draft`);
    try {
      writeFileSync(draft, `${crc32(text)}\n${text}`);
      renameSync(draft, join(this.folder, file));
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }

  /** The content of a file written by `put`; undefined when it was damaged since. */
  private async read(file: string): Promise<unknown> {
    const content = await readFile(join(this.folder, file), 'utf8');
    const end = content.indexOf('\n');
    const text = content.slice(end + 1);
    return end > 0 && content.slice(0, end) === String(crc32(text)) ? JSON.parse(text) : undefined;
  }
}

/** A disk that fills up takes a part of what it is given, so the rest is tried again and fails. */
function writeBlocks(path: string, blocks: readonly Buffer[]): void {
  const file = openSync(path, 'w');
  try {
    for (const block of blocks) writeFileSync(file, block);
  } finally {
    closeSync(file);
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
