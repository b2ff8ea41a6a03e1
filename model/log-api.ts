import * as z from 'zod';
import { FIELD_TYPES } from '@/model/fields/field-set';
import { logRowSchema } from './log';
import { SEVERITIES } from './severity';
import { timeTextSchema } from './time-text';

const rangeParams = {
  filter: z
    .string()
    .max(4000)
    .default('')
    .describe('the filter language, e.g. service:checkout level>=error "timeout"'),
  from: timeTextSchema.default('now-15m'),
  to: timeTextSchema.default('now'),
};
const count = z.string().describe('64-bit count as text');

export const logRangeParamsSchema = z.object(rangeParams);

export const logListParamsSchema = z.object({
  ...rangeParams,
  order: z.enum(['asc', 'desc']).default('desc').describe('by timestamp'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(200).optional().describe('next_cursor of the page before'),
  total: z.enum(['true', 'false']).default('false').describe('also count all matches in the range'),
});
export const logListSchema = z.object({
  data: z.array(logRowSchema),
  page: z.object({
    next_cursor: z.string().nullable(),
    total: count.nullable(),
    nearest: z
      .object({ before: z.string().nullable(), after: z.string().nullable() })
      .nullable()
      .describe('when nothing matches in the range: the times of the nearest records that do'),
  }),
});

export const logHistogramParamsSchema = z.object({
  ...rangeParams,
  buckets: z.coerce.number().int().min(1).max(300).default(60).describe('about how many bars are wanted'),
});
/** `counts` names only severities that occur in the bucket; every bucket of the range is present. */
export const logHistogramSchema = z.object({
  data: z.object({
    interval_ms: z.number().int(),
    total: count,
    buckets: z.array(z.object({ start: z.string(), counts: z.partialRecord(z.enum(SEVERITIES), z.number().int()) })),
  }),
});

export const logFacetsParamsSchema = z.object({
  ...rangeParams,
  fields: z.string().max(1000).optional().describe('comma-separated field names; the built-in facets when left out'),
  limit: z.coerce.number().int().min(1).max(100).default(10).describe('values a field'),
});
export const logFacetSchema = z.object({
  field: z.string(),
  values: z.array(z.object({ value: z.string(), count })),
  distinct: z.number().int().describe('how many values there are in all'),
});
export const logFacetsSchema = z.object({ data: z.array(logFacetSchema) });

export const logFieldsParamsSchema = z.object({
  from: rangeParams.from,
  to: rangeParams.to,
  prefix: z.string().max(200).default(''),
});
/** Names for autocompletion: fields with a column first, then attribute and resource keys seen in the range. */
export const logFieldsSchema = z.object({
  data: z.array(z.object({ name: z.string(), type: z.enum(FIELD_TYPES), facet: z.boolean() })),
});

export const logValuesParamsSchema = z.object({
  ...rangeParams,
  field: z.string().min(1).max(200),
  prefix: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const logValuesSchema = z.object({ data: z.array(z.object({ value: z.string(), count })) });

export const logContextParamsSchema = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  timestamp: z.string().max(64).describe('the row timestamp, ISO 8601 with nanoseconds'),
  limit: z.coerce.number().int().min(1).max(200).default(20).describe('rows before and after'),
});
/** Lines of the same service and host around one row, oldest first, the row itself included. */
export const logContextSchema = z.object({ data: z.array(logRowSchema) });

export const logPatternSchema = z.object({
  id: z.string().describe('stable hash of the template'),
  template: z.string().describe('tokens joined by a space, variable parts written <*>'),
  count,
  share: z.number().describe('0-1 of all matches'),
  severity: z.enum(SEVERITIES).describe('the most frequent severity, of equals the worse'),
  error_share: z.number().describe('0-1 of its matches are error or fatal'),
  services: z.array(z.string()),
  trend: z.array(z.number()).describe('counts over equal slices of the range'),
  first_seen: z.string(),
  last_seen: z.string(),
  examples: z.array(logRowSchema),
  filter: z.string().describe('a filter that finds rows of this pattern'),
  filter_is_exact: z.boolean().describe('false when the filter is known to find rows of other patterns too'),
});
export const logPatternsSchema = z.object({
  data: z.array(logPatternSchema),
  sample: z.object({ rows: count.describe('rows clustered'), total: count.describe('rows that match') }),
});

export const logExportParamsSchema = z.object({
  ...rangeParams,
  order: z.enum(['asc', 'desc']).default('desc'),
  format: z.enum(['csv', 'ndjson']).default('csv'),
  columns: z.string().max(2000).optional().describe('comma-separated field names; all when left out'),
  limit: z.coerce.number().int().min(1).optional().describe('rows at most; all of the range when left out'),
  bom: z
    .enum(['true', 'false'])
    .default('false')
    .describe('begin CSV with a byte order mark, which Excel needs for UTF-8'),
  raw: z
    .enum(['true', 'false'])
    .default('false')
    .describe('CSV values exactly as they are, also those that a spreadsheet would run as a formula'),
});

export const logTailParamsSchema = z.object({ filter: rangeParams.filter });

/** Server-sent events of the live tail: `logs` carries this; a comment line every 15 s keeps the connection open. */
export const logTailEventSchema = z.object({
  rows: z.array(logRowSchema).describe('oldest first, at most 200 a second'),
  skipped: z.number().int().describe('rows that matched but were left out since the last event (sampling)'),
});

export type LogHistogram = z.infer<typeof logHistogramSchema>;
export type LogPattern = z.infer<typeof logPatternSchema>;
export type LogPatterns = z.infer<typeof logPatternsSchema>;
