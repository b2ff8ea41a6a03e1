import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from './options';

export interface FoundFile {
  path: string;
  size: number;
  mtimeMs: number;
}

export interface SkippedFile {
  path: string;
  why: string;
}

/** Names that are not logs, and the word of why; tried only for files found in folders, not for those named by the person. */
const NOT_LOGS: readonly [RegExp, string][] = [
  [/^(?:readme|changelog|contributing|authors|notice)(?:\.\w+)?$/i, 'documentation'],
  [/^(?:license|licence|copying|citation)(?:\.\w+)?$/i, 'licence or citation'],
  [/_(?:structured|templates)\.csv$/i, 'a table made from another log file'],
  [/\.(?:md|rst|html?|pdf|docx?)$/i, 'documentation'],
  [/\.(?:ya?ml|toml|ini|xml|conf|cfg|properties|lock)$/i, 'settings'],
  [/\.(?:zip|tar|tgz|tar\.(?:gz|zst|bz2|xz)|bz2|xz|7z|rar)$/i, 'an archive; unpack it first'],
  [/\.(?:png|jpe?g|gif|svg|ico|woff2?|exe|dll|so|bin|db|sqlite|parquet|pb|evtx|pcap)$/i, 'not text'],
  [/\.(?:[cm]?[jt]sx?|py|go|rs|java|c|h|sh|sql|css)$/i, 'source code'],
];

const LARGEST_FIRST_LOOK = 1;

function whyNotLog(name: string, size: number): string | undefined {
  if (size < LARGEST_FIRST_LOOK) return 'empty';
  return NOT_LOGS.find(([pattern]) => pattern.test(name))?.[1];
}

const SKIPPED_FOLDERS = new Set(['node_modules', '__MACOSX']);

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    const isHidden = entry.name.startsWith('.') || SKIPPED_FOLDERS.has(entry.name);
    if (entry.isDirectory() && !isHidden) yield* walk(full);
    else if (entry.isFile() && !isHidden) yield full;
  }
}

/**
 * The files to read, folders walked in the order of names, each file once.
 * @throws UsageError for a path that is not there
 */
export async function findFiles(paths: readonly string[]): Promise<{ files: FoundFile[]; skipped: SkippedFile[] }> {
  const files = new Map<string, FoundFile>();
  const skipped: SkippedFile[] = [];
  for (const given of paths) {
    const root = path.resolve(given);
    const info = await stat(root).catch(() => {
      throw new UsageError(`${given}: no such file or folder.`);
    });
    const isFolder = info.isDirectory();
    for await (const file of isFolder ? walk(root) : [root]) {
      const { size, mtimeMs } = await stat(file);
      const why = isFolder ? whyNotLog(path.basename(file), size) : undefined;
      if (why === undefined) files.set(file, { path: file, size, mtimeMs });
      else skipped.push({ path: file, why });
    }
  }
  return { files: [...files.values()], skipped };
}
