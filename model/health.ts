import * as z from 'zod';

/** Answer of the health check: both stores answered a read. */
export const healthSchema = z.object({
  data: z.object({
    status: z.literal('ok'),
    version: z.string().describe('of Mangru'),
    stores: z.object({
      telemetry: z.object({
        engine: z.string().describe('version of the engine'),
        read_ms: z.number(),
        damaged_parts: z
          .array(
            z.object({
              table: z.string(),
              partition: z.string().describe('day or month of the records that are missing'),
              part: z.string(),
              reason: z.string(),
              rows: z.number().nullable().describe('records that are missing; null when unknown'),
              bytes: z.number(),
            }),
          )
          .describe('found damaged on disk and taken out by the engine; their records are missing from every answer'),
      }),
      metadata: z.object({ read_ms: z.number() }),
    }),
    lag_ms: z
      .number()
      .nullable()
      .describe('95th percentile from event to stored, of the last 5 min; null without data'),
  }),
});
export type Health = z.infer<typeof healthSchema>['data'];
