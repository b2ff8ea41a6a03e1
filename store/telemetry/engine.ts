import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { AppError } from '@/model/errors';
import type { Cluster } from './table';

/** The client would print statements with their values, which can hold what people search for; errors are logged by us. */
const log = { level: ClickHouseLogLevel.OFF };

type EmbeddedConnection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>;

/** Which engine holds the telemetry, decided in `store/topology.ts`. */
export interface EngineOptions {
  /** The embedded engine's directory; undefined when `urls` is used. */
  path?: string | undefined;
  /** A server; or every host of a cluster without replicas, of which the first takes all queries and inserts. */
  urls?: readonly string[] | undefined;
  cluster?: string | undefined;
}

/** A connection that runs one statement at a time in the embedded engine. */
export interface Engine {
  readonly embedded: boolean;
  readonly cluster: Cluster | undefined;
  /** A new session on the same data. */
  connect(): Promise<ClickHouseClient>;
  /** A session on each host that has to be told of a change to the tables. */
  connectHosts(): Promise<ClickHouseClient[]>;
}

/**
 * The engine behind the telemetry store.
 * @throws AppError conflict when another process holds the embedded data directory
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { urls, path } = options;
  if (urls !== undefined) return serverEngine(urls, options.cluster);
  // Loaded only when used: a server deployment need not have the native library.
  const { createChdbConnection } = await import('chdb/connection');
  const connect = async () => {
    try {
      // The hook's types come from a twin package of the same version, equal but not the same to the compiler.
      const connection = createChdbConnection({ path: path ?? ':memory:' }) as unknown as EmbeddedConnection;
      return createClient({ connection, log });
    } catch (cause) {
      throw openError(path ?? '', cause);
    }
  };
  return { embedded: true, cluster: undefined, connect, connectHosts: async () => [await connect()] };
}

function serverEngine(urls: readonly string[], cluster: string | undefined): Engine {
  const connectTo = (url: string | undefined) => createClient({ url, request_timeout: 600_000, log });
  return {
    embedded: false,
    cluster: cluster === undefined ? undefined : { name: cluster, replicated: urls.length === 1 },
    connect: async () => connectTo(urls[0]),
    connectHosts: async () => urls.map(connectTo),
  };
}

function openError(path: string, cause: unknown): Error {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (!/lock|Cannot lock|another (process|server)|status/i.test(text))
    return new Error(`The store in ${path} does not open: ${text}`, { cause });
  return new AppError(
    'conflict',
    `Another Mangru process is using the data directory ${path}. Stop it first, or set MANGRU_DATA_DIR to another folder.`,
    { cause },
  );
}
