import * as z from 'zod';
import { OUTCOMES } from './outcome';
import { SIGNALS } from './signal';
import { SOURCES } from './source';
import { timeTextSchema } from './time-text';

/** Received = stored + excluded + archived + rejected + duplicate, per minute, signal, source and key. */
export const ledgerEntrySchema = z.object({
  period: z.string().describe('ISO 8601 start of the period, UTC'),
  signal: z.enum(SIGNALS),
  source: z.enum(SOURCES),
  key: z.string().describe("the ingest key's name; 'anonymous' when none is required"),
  route: z.string(),
  outcome: z.enum(OUTCOMES),
  reason: z.string().describe("'' unless rejected"),
  filter: z.string().describe("the name of the filter that excluded the records; '' unless excluded"),
  records: z.string().describe('64-bit count as text'),
  requests: z.string().describe('requests wholly without a countable record (malformed, too large), as text'),
  bytes: z.string().describe('uncompressed bytes as text'),
  example: z.string().describe('the newest example of a rejection, shortened to 2,000 characters'),
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

export const ledgerParamsSchema = z.object({
  from: timeTextSchema.default('now-1h'),
  to: timeTextSchema.default('now'),
  interval: z.enum(['minute', '5m', 'hour', 'day']).default('minute').describe('length of a period, aligned to UTC'),
});
export const ledgerEntriesSchema = z.object({ data: z.array(ledgerEntrySchema) });
