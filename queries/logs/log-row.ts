import { z } from 'zod';
import type { LogRow } from '@/model/log';
import { severitySchema } from '@/model/severity';
import { sourceSchema } from '@/model/source';
import { isoText } from '@/queries/time-to-sql';
import { sql } from '@/store/telemetry/sql';

/** What `logRowAnswer` reads; names differ from the columns so that ORDER BY still means the columns. */
export const LOG_ROW_COLUMNS = sql`
  toString(id) AS id_text, toString(timestamp) AS time_text, toString(inserted_at) AS inserted_text,
  severity, severity_number, severity_text, service, host, body, trace_id, span_id, scope, source, attributes, resource`;

/** One stored record as the API says it. */
export const logRowAnswer: z.ZodType<LogRow> = z
  .object({
    id_text: z.string(),
    time_text: z.string(),
    inserted_text: z.string(),
    severity: severitySchema,
    severity_number: z.number(),
    severity_text: z.string(),
    service: z.string(),
    host: z.string(),
    body: z.string(),
    trace_id: z.string(),
    span_id: z.string(),
    scope: z.string(),
    source: sourceSchema,
    attributes: z.record(z.string(), z.string()),
    resource: z.record(z.string(), z.string()),
  })
  .transform(({ id_text, time_text, inserted_text, ...row }) => ({
    id: id_text,
    timestamp: isoText(time_text),
    inserted_at: isoText(inserted_text),
    ...row,
  }));
