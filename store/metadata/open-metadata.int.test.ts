import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '@/store/testing/start-postgres';
import { type MetadataTarget, openMetadata } from './open-metadata';

const view = { name: 'errors', screen: 'logs', query: 'q=level%3Aerror' };
const ALL = readdirSync('prisma/migrations')
  .filter((name) => /^\d/.test(name))
  .sort();

describe.each(['embedded', 'server'] as const)('metadata, %s', (kind) => {
  let target: MetadataTarget;
  let postgres: TestPostgres | undefined;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'mangru-metadata-'));
    if (kind === 'server') postgres = await startPostgres();
    target = postgres ? { kind: 'server', url: postgres.url } : { kind: 'embedded', dataDir };
  });
  afterAll(async () => {
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('migrates an empty database and finds its rows again after a restart', async () => {
    const first = await openMetadata(target);
    expect(first.applied).toEqual(ALL);
    const { id } = await first.client.savedView.create({ data: view });
    await first.close();

    const second = await openMetadata(target);
    expect(second.applied).toEqual([]);
    expect(await second.client.savedView.findUnique({ where: { id } })).toMatchObject(view);
    const [{ version } = { version: '' }] = await second.client.$queryRaw<{ version: string }[]>`SELECT version()`;
    expect(version).toMatch(/^PostgreSQL \d/);
    await second.close();
  });

  it('has the tables that the schema describes', async () => {
    const { client, close } = await openMetadata(target);
    const columns = await client.$queryRaw<{ column_name: string }[]>`
      SELECT column_name FROM information_schema.columns WHERE table_name = 'saved_views' ORDER BY ordinal_position`;
    expect(columns.map((column) => column.column_name)).toEqual([
      'id',
      'name',
      'screen',
      'query',
      'created_at',
      'updated_at',
    ]);
    await close();
  });

  if (kind === 'embedded') return;

  it('lets two processes migrate one server at the same time', async () => {
    const client = (await openMetadata(target)).client;
    await client.$executeRaw`DROP SCHEMA public CASCADE`;
    await client.$executeRaw`CREATE SCHEMA public`;
    await client.$disconnect();
    const both = await Promise.all([openMetadata(target), openMetadata(target)]);
    expect(both.flatMap((one) => one.applied)).toEqual(ALL);
    await Promise.all(both.map((one) => one.close()));
  });
});

it('says so when the server is not there', async () => {
  await expect(openMetadata({ kind: 'server', url: 'postgresql://mangru@127.0.0.1:1/postgres' })).rejects.toThrow();
});
