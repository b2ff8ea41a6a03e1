import type { TelemetryWriter } from '@/store/telemetry/writer';
import { BLOCK_COLUMNS } from './block/log-block';
import type { Manifest, Spool } from './spool';

/** How a commit ended: `refused` means the store will never take these bytes. */
export type CommitOutcome = 'stored' | 'refused';

/** Engine errors that say the data itself is wrong; everything else may pass with time. */
const DATA_ERRORS = new Set([
  '6',
  '27',
  '32',
  '33',
  '38',
  '41',
  '53',
  '69',
  '70',
  '117',
  '128',
  '130',
  '131',
  '432',
  '440',
]);
const RETRY_DELAYS_MS = [200, 500, 1000, 2000, 5000];

export interface Committer {
  writer: TelemetryWriter;
  spool: Spool;
  engineCode(error: unknown): string | undefined;
  sleep(ms: number): Promise<void>;
  /** Told of every failed attempt, for the log. */
  onFailure(name: string, error: unknown): void;
}

/**
 * Writes a spooled batch to the store, records first, then what is counted of them, and tries until it succeeds:
 * every insert carries the batch's name as token, so that repeating a finished one changes nothing.
 */
export async function commitBatch(
  committer: Committer,
  name: string,
  manifest: Omit<Manifest, 'bytes'>,
  hasRecords: boolean,
): Promise<CommitOutcome> {
  for (let attempt = 0; ; attempt++) {
    try {
      await insertAll(committer, name, manifest, hasRecords);
      return 'stored';
    } catch (error) {
      committer.onFailure(name, error);
      if (DATA_ERRORS.has(committer.engineCode(error) ?? '')) return 'refused';
      await committer.sleep(RETRY_DELAYS_MS[attempt] ?? 5000);
    }
  }
}

async function insertAll(
  { writer, spool }: Committer,
  name: string,
  manifest: Omit<Manifest, 'bytes'>,
  hasRecords: boolean,
): Promise<void> {
  if (hasRecords) await writer.insertFile('logs', BLOCK_COLUMNS, spool.dataPath(name), name);
  for (const [table, rows] of Object.entries(manifest.rows)) await writer.insertRows(table, rows, name);
}
