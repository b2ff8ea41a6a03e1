import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { FoundFile } from './find-files';
import type { ImportOptions } from './options';

const fileStateSchema = z.object({
  path: z.string(),
  /** Batches the server has acknowledged, from the first without a gap. */
  batches: z.number().int(),
  /** Records in them. */
  records: z.number().int(),
  /** Counts up when a finished file is imported once more. */
  generation: z.number().int(),
  /** Nanoseconds added to every time, as text. */
  shift: z.string(),
  done: z.boolean(),
});
export type FileState = z.infer<typeof fileStateSchema>;

const stateSchema = z.object({ version: z.literal(1), files: z.record(z.string(), fileStateSchema) });

/** What identifies the import of a file: its content as far as size and time tell, where it goes, and what changes its records. */
export function fileKey(file: FoundFile, options: ImportOptions): string {
  const { url, now, service, year, utcOffsetMinutes } = options;
  const parts = [file.path, file.size, file.mtimeMs, url, now, service, year, utcOffsetMinutes];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** Remembers in the data directory how far each file has come, so that a run after an interruption continues. */
export class ImportState {
  private readonly file: string;
  private readonly files: Record<string, FileState>;
  private saving = Promise.resolve();
  private savedAt = 0;

  private constructor(file: string, files: Record<string, FileState>) {
    this.file = file;
    this.files = files;
  }

  /** A file that is missing or damaged counts as empty: batches sent again are recognised by the server. */
  static async open(dataDir: string): Promise<ImportState> {
    const file = path.join(dataDir, 'import', 'state.json');
    const text = await readFile(file, 'utf8').catch(() => '{}');
    const parsed = stateSchema.safeParse(parseJson(text));
    return new ImportState(file, parsed.success ? parsed.data.files : {});
  }

  get(key: string): FileState | undefined {
    return this.files[key];
  }

  /** Keeps the state; writes it at most once a second unless `now` is set. */
  async set(key: string, state: FileState, now = false): Promise<void> {
    this.files[key] = state;
    if (!now && Date.now() - this.savedAt < 1000) return;
    this.savedAt = Date.now();
    this.saving = this.saving.then(() => this.write());
    await this.saving;
  }

  private async write(): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    const next = `${this.file}.next`;
    await writeFile(next, JSON.stringify({ version: 1, files: this.files }));
    await rename(next, this.file);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
