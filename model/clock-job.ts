import * as z from 'zod';

/** A job of the clock as the settings screen shows it. */
const clockJobSchema = z.object({
  name: z.string(),
  every_ms: z.number().int().describe('how often it is due'),
  state: z.enum(['waiting', 'running', 'failing']).describe('failing: the last run ended with an error'),
  next_run_at: z.string().describe('ISO 8601, UTC'),
  last_run_at: z.string().nullable().describe('when the last run began; null before the first'),
  last_duration_ms: z.number().int().nullable(),
  last_error: z.string().describe("'' when the last run went well"),
});
export type ClockJob = z.infer<typeof clockJobSchema>;

export const clockJobsSchema = z.object({ data: z.array(clockJobSchema) });
