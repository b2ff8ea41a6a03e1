import * as z from 'zod';

/** What `from` and `to` accept: ISO 8601, epoch milliseconds, `now`, `now-90m`, `now-1d`. */
export const timeTextSchema = z
  .string()
  .max(64)
  .describe('ISO 8601, epoch milliseconds, or relative to now: now, now-15m, now-1h, now-7d');
