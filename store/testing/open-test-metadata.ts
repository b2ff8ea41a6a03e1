import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeMetadata, migrateMetadata } from '@/store/metadata/metadata';

/** A fresh, migrated metadata database behind `metadata()` for the test file that calls it. */
export async function openTestMetadata(): Promise<{ close(): Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'mangru-metadata-'));
  process.env.MANGRU_DATA_DIR = dataDir;
  delete process.env.DATABASE_URL;
  await migrateMetadata();
  return {
    close: async () => {
      await closeMetadata();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
