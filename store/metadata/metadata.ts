import 'server-only';
import { readEnv } from '@/env';
import { metadataTarget } from '@/store/topology';
import type { PrismaClient } from './generated/client';
import { type Metadata, openMetadata } from './open-metadata';

/** On globalThis because Next bundles start-up and routes apart: a module variable would open the folder twice. */
const holder = globalThis as typeof globalThis & { mangruMetadata?: Promise<Metadata> | undefined };

function opened(): Promise<Metadata> {
  if (holder.mangruMetadata) return holder.mangruMetadata;
  const opening = openMetadata(metadataTarget(readEnv()));
  holder.mangruMetadata = opening;
  // A failed opening is not kept: a database server that was away at first may be there at the next call.
  opening.catch(() => {
    if (holder.mangruMetadata === opening) holder.mangruMetadata = undefined;
  });
  return opening;
}

/**
 * The metadata database, opened and migrated at the first call, the same client afterwards.
 * @throws Error when it cannot be opened or migrated
 */
export async function metadata(): Promise<PrismaClient> {
  return (await opened()).client;
}

/**
 * Opens and migrates at start instead of at the first request.
 * @returns names of the migrations applied by this process
 */
export async function migrateMetadata(): Promise<string[]> {
  return (await opened()).applied;
}

/** Closes cleanly; a later call of `metadata()` opens again. */
export async function closeMetadata(): Promise<void> {
  const opening = holder.mangruMetadata;
  holder.mangruMetadata = undefined;
  if (opening) await (await opening).close();
}
