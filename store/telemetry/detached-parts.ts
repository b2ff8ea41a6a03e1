import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TelemetryReader } from './reader';
import { sql } from './sql';
import { systemTable } from './system-table';

/** A piece of a table that the engine found damaged and took out. Its rows are missing from every answer. */
export interface DetachedPart {
  table: string;
  /** The day of its records (`2026-11-22`), or the month (`2026-11`) for the ledger. */
  partition: string;
  part: string;
  /** The engine's word: broken, broken-on-start, unexpected. */
  reason: string;
  /** Records that are missing; null when the part no longer tells. */
  rows: number | null;
  bytes: number;
}

const row = z.object({
  table: z.string(),
  partition: z.string(),
  part: z.string(),
  reason: z.string(),
  path: z.string(),
  bytes: z.coerce.number(),
});

/**
 * Damage found when the store was opened or read. The engine itself says nothing of it: without this look,
 * a part that does not open is a silent loss. Parts a person detached are left out.
 */
export async function detachedParts(reader: TelemetryReader): Promise<DetachedPart[]> {
  const parts = await reader.query({
    name: 'store.detached-parts',
    sql: sql`
      SELECT table, ifNull(partition_id, '') AS partition, name AS part, reason, path, bytes_on_disk AS bytes
      FROM ${systemTable('detached_parts', reader.cluster)}
      WHERE database = currentDatabase() AND reason IN ('broken', 'broken-on-start', 'unexpected')
      ORDER BY table, partition, part`,
    row,
    limits: { seconds: 5 },
  });
  return Promise.all(
    parts.map(async ({ path, partition, ...part }) => ({
      ...part,
      partition: asTime(partition),
      rows: await rowsOf(path),
    })),
  );
}

/** `30-20261122` (retention and day) and `202611` as dates. */
function asTime(partitionId: string): string {
  const [, year, month, day] = /(\d{4})(\d{2})(\d{2})?$/.exec(partitionId) ?? [];
  return year === undefined ? partitionId : [year, month, day].filter((part) => part !== undefined).join('-');
}

/** Each part keeps its row count in a file; on a server of its own that file is out of reach. */
async function rowsOf(path: string): Promise<number | null> {
  const text = await readFile(join(path, 'count.txt'), 'utf8').catch(() => '');
  return /^\d+$/.test(text) ? Number(text) : null;
}
