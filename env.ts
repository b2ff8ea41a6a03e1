import { z } from 'zod';
import { SIGNALS } from '@/model/signal';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

/** What a browser calls the place a page comes from: scheme, host and port, nothing behind. */
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text, 'is not an origin');

const days = z.coerce.number().int().min(1).max(3650);

/** Words between commas. */
const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const schema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: port(3000),
    OTLP_HTTP_PORT: port(4318),
    OTLP_GRPC_PORT: port(4317),
    MANGRU_DATA_DIR: z.string().min(1).default('./data'),
    /** A ClickHouse server; or, separated by commas, every host of a cluster that has neither replicas nor a Keeper. */
    CLICKHOUSE_URL: z.string().transform(list).pipe(z.array(z.url()).min(1)).optional(),
    /** Name of the ClickHouse cluster the tables are made on; one plain server when left out. */
    CLICKHOUSE_CLUSTER: z.string().min(1).optional(),
    DATABASE_URL: z.url().optional(),
    MANGRU_ROLES: z
      .string()
      .default('web,collector,clock')
      .transform(list)
      .pipe(z.array(z.enum(['web', 'collector', 'clock'])).min(1)),
    /** Days a record is kept after the later of its event day and its arrival, where `MANGRU_RETENTION` says nothing else. */
    MANGRU_LOG_RETENTION_DAYS: days.default(30),
    /** Days by class, comma-separated: `spans=7,metrics=400`. */
    MANGRU_RETENTION: z
      .string()
      .default('')
      .transform((text) => Object.fromEntries(list(text).map((part) => part.split('=', 2).map((word) => word.trim()))))
      .pipe(z.partialRecord(z.enum(SIGNALS), days)),
    /** Tells this process from others that write to the same store, so that no two records get one id. */
    MANGRU_PROCESS_NUMBER: z.coerce.number().int().min(0).max(63).default(0),
    /** Largest request body after decompression. */
    MANGRU_MAX_BODY_MIB: z.coerce.number().int().min(1).max(1024).default(20),
    /** Pages of these origins, comma-separated, may send to the collector port. */
    MANGRU_CORS_ORIGINS: z.string().default('').transform(list).pipe(z.array(origin)),
    /** Free disk space under which intake stops with 503. */
    MANGRU_MIN_FREE_MIB: z.coerce.number().int().min(0).default(512),
  })
  .refine((env) => env.CLICKHOUSE_URL === undefined || env.CLICKHOUSE_URL.length === 1 || env.CLICKHOUSE_CLUSTER, {
    path: ['CLICKHOUSE_CLUSTER'],
    message: 'must name the cluster that several addresses belong to',
  });

export type Env = z.infer<typeof schema>;

/**
 * The process environment, checked. The only reader of `process.env`.
 * @throws Error naming every wrong variable
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not usable.\n${wrong.join('\n')}`);
}
