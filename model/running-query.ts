import * as z from 'zod';
import { CLIENT_HEADER } from './client-header';

/** 128 random bits: what a client waits for is nobody else's business. */
export const clientSchema = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hexadecimal digits');

export const runningQueriesParamsSchema = z.object({
  client: clientSchema.describe(`what was sent as ${CLIENT_HEADER} with the queries`),
});

const runningQuerySchema = z.object({
  name: z.string().describe('what is asked, for example logs.list'),
  elapsed_ms: z.number(),
  read_rows: z.number(),
  total_rows: z.number().describe('rows that will be read, as far as is known by now'),
});
export type RunningQuery = z.infer<typeof runningQuerySchema>;

export const runningQueriesSchema = z.object({ data: z.array(runningQuerySchema) });
