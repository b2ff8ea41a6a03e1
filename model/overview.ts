import * as z from 'zod';
import { SOURCES } from './source';
import { timeTextSchema } from './time-text';

const count = z.string().describe('64-bit count as text');
const rejected = z.string().describe('records rejected, 64-bit count as text');
const refusedRequests = z
  .string()
  .describe(
    'requests refused whole, 64-bit count as text; those of their records that could be counted are in rejected',
  );

/** The first screen: state of ingestion, and of services by log errors, over a range. */
export const overviewSchema = z.object({
  data: z.object({
    /** True once any record from outside (source other than self) was ever stored. */
    has_data: z.boolean(),
    ingestion: z.object({
      records_per_second: z.number().describe('over the last 60 s'),
      lag_ms: z
        .number()
        .nullable()
        .describe('95th percentile of inserted_at - timestamp over the last 5 min; null without data'),
      stored: count,
      rejected,
      refused_requests: refusedRequests,
      sources: z.array(
        z.object({
          source: z.enum(SOURCES),
          records: count,
          rejected,
          refused_requests: refusedRequests,
          last_seen: z.string().nullable().describe('when the newest record that was stored arrived'),
        }),
      ),
      interval_ms: z.number().int(),
      /** null is a gap: no figure for that interval */
      series: z.array(z.object({ start: z.string(), stored: z.number(), rejected: z.number().describe('records') })),
    }),
    nearest: z
      .object({ from: z.string(), to: z.string() })
      .nullable()
      .describe('for a range without records: the hour nearest to it that has some, by the time of the records'),
    services: z.array(
      z.object({
        service: z.string(),
        logs: count,
        errors: count,
        error_rate: z.number().describe('0-1'),
        previous_error_rate: z
          .number()
          .nullable()
          .describe('0-1 over the range of equal length before; null without logs'),
        trend: z.array(z.number()).describe('errors over equal slices of the range'),
      }),
    ),
  }),
});
export type Overview = z.infer<typeof overviewSchema>['data'];

export const overviewParamsSchema = z.object({
  from: timeTextSchema.default('now-1h'),
  to: timeTextSchema.default('now'),
  filter: z.string().max(10_000).default('').describe('narrows the services, not what was received'),
});
