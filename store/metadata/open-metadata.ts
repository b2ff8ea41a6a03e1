import 'server-only';
import path from 'node:path';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { holdFolder } from '@/store/hold-folder';
import { PrismaClient } from './generated/client';
import { applyMigrations } from './migrate';

/** Where metadata lives: PostgreSQL in this process, in a folder, or a PostgreSQL server. */
export type MetadataTarget = { kind: 'embedded'; dataDir: string } | { kind: 'server'; url: string };

export interface Metadata {
  client: PrismaClient;
  /** Migrations applied by this opening, oldest first. */
  applied: string[];
  /** Finishes what runs and closes; afterwards the folder may be opened again. */
  close(): Promise<void>;
}

/** Any constant will do as long as every process of one installation takes the same. */
const MIGRATION_LOCK = 7_264_919;

/**
 * Opens the metadata database and brings it to the newest migration. The first opening of an empty folder takes
 * seconds (it makes a database), a later one half a second.
 * @throws AppError conflict when another process holds the folder; Error when the database cannot be reached or migrated
 */
export function openMetadata(target: MetadataTarget): Promise<Metadata> {
  return target.kind === 'embedded' ? openEmbedded(target.dataDir) : openServer(target.url);
}

/** The drivers are loaded on demand: a server installation never pays the 290 MB of the embedded one. */
async function openEmbedded(dataDir: string): Promise<Metadata> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  await holdFolder(dataDir);
  const database = await PGlite.create(path.resolve(dataDir, 'metadata'));
  const factory = new PrismaPGlite(database);
  try {
    const applied = await applyMigrations(factory);
    const client = new PrismaClient({ adapter: factory });
    const close = async () => {
      await client.$disconnect();
      await database.close();
    };
    return { client, applied, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openServer(url: string): Promise<Metadata> {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const factory = new PrismaPg({ connectionString: url, connectionTimeoutMillis: 5_000, max: 10 });
  const applied = await oneAtATime(factory, () => applyMigrations(factory));
  const client = new PrismaClient({ adapter: factory });
  return { client, applied, close: () => client.$disconnect() };
}

/** Several processes may start against one server: the second waits here and then finds nothing left to apply. */
async function oneAtATime<T>(factory: SqlMigrationAwareDriverAdapterFactory, work: () => Promise<T>): Promise<T> {
  const connection = await factory.connect();
  const transaction = await connection.startTransaction();
  const run = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] });
  try {
    await run(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    return await work();
  } finally {
    await run('ROLLBACK');
    await transaction.rollback();
    await connection.dispose();
  }
}
