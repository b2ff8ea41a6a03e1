import { z } from 'zod';

/** Answer of the health check: both stores answered a read. */
export const healthSchema = z.object({
  data: z.object({
    status: z.literal('ok'),
    version: z.string().describe('of Mangru'),
    stores: z.object({
      telemetry: z.object({ engine: z.string().describe('version of the engine'), read_ms: z.number() }),
      metadata: z.object({ read_ms: z.number() }),
    }),
    lag_ms: z
      .number()
      .nullable()
      .describe('95th percentile from event to stored, of the last 5 min; null without data'),
  }),
});
export type Health = z.infer<typeof healthSchema>['data'];
