import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');
type Engine = Awaited<ReturnType<EngineModule['SchemaEngine']['new']>>;
type MigrationList = Parameters<Engine['applyMigrations']>[0]['migrationsList'];

/** Every command of the project runs from its top folder. */
const ROOT = process.cwd();
const MIGRATIONS = path.join(ROOT, 'prisma', 'migrations');
const ENGINE_WASM = path.join(ROOT, 'node_modules', '@prisma', 'schema-engine-wasm', 'schema_engine_bg.wasm');

/**
 * Applies what is missing of prisma/migrations and records it in `_prisma_migrations`, without a binary or a download.
 * @returns names of the migrations applied now, oldest first
 * @throws Error when a migration fails, or failed before and needs a person
 */
export async function applyMigrations(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string[]> {
  const connections: SqlDriverAdapter[] = [];
  try {
    return await runEngine(rememberingConnections(factory, connections));
  } finally {
    // The engine leaves its connections open, and with them its lock: the next start would wait ten seconds for it.
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}

function rememberingConnections(
  factory: SqlMigrationAwareDriverAdapterFactory,
  connections: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
  const remember = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting;
    connections.push(connection);
    return connection;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => remember(factory.connect()),
    connectToShadowDb: () => remember(factory.connectToShadowDb()),
  };
}

async function runEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string[]> {
  const schema = await readFile(path.join(ROOT, 'prisma', 'schema.prisma'), 'utf8');
  const engineModule = await loadEngine();
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await listMigrations(),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/** One instance per process: the package keeps it in a variable, and a second would pull the memory from under the first. */
const holder = globalThis as typeof globalThis & { mangruSchemaEngine?: Promise<EngineModule> };

function loadEngine(): Promise<EngineModule> {
  holder.mangruSchemaEngine ??= instantiateEngine();
  return holder.mangruSchemaEngine;
}

/** The package expects a bundler that imports `.wasm` files; Node 20 does not, so the two halves are joined here. */
async function instantiateEngine(): Promise<EngineModule> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(await readFile(ENGINE_WASM), {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  const internals = glue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  internals.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
  return glue;
}

async function listMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(MIGRATIONS, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}
