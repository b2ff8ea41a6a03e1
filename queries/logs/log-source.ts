import { z } from 'zod';
import { allOf } from '@/model/filter/filter-node';
import type { LogRow } from '@/model/log';
import { SEVERITIES } from '@/model/severity';
import { LOGS } from '@/model/signals/logs';
import { SOURCES } from '@/model/source';
import { recordSource } from '@/queries/records/record-source';
import { isoText } from '@/queries/time-to-sql';
import { sql } from '@/store/telemetry/sql';

/** Of a key that was sent twice the first value counts, as it does in the engine. */
const entriesSchema = z.array(z.tuple([z.string(), z.string()])).transform((entries): Record<string, string> => {
  const first = new Map<string, string>();
  for (const [key, value] of entries) if (!first.has(key)) first.set(key, value);
  return Object.fromEntries(first);
});

/** What `logRowAnswer` reads; names differ from the columns so that ORDER BY still means the columns. */
const LOG_ROW_COLUMNS = sql`
  toString(id) AS id_text, toString(timestamp) AS time_text, toString(inserted_at) AS inserted_text,
  severity, severity_number, severity_text, service, host, body, trace_id, span_id, scope, source,
  CAST(attributes, 'Array(Tuple(String, String))') AS attribute_list, CAST(resource, 'Array(Tuple(String, String))') AS resource_list`;

/** One stored record as the API says it. */
const logRowAnswer: z.ZodType<LogRow> = z
  .object({
    id_text: z.string(),
    time_text: z.string(),
    inserted_text: z.string(),
    severity: z.enum(SEVERITIES),
    severity_number: z.number(),
    severity_text: z.string(),
    service: z.string(),
    host: z.string(),
    body: z.string(),
    trace_id: z.string(),
    span_id: z.string(),
    scope: z.string(),
    source: z.enum(SOURCES),
    attribute_list: entriesSchema,
    resource_list: entriesSchema,
  })
  .transform(({ id_text, time_text, inserted_text, attribute_list, resource_list, ...row }) => ({
    id: id_text,
    timestamp: isoText(time_text),
    inserted_at: isoText(inserted_text),
    ...row,
    attributes: attribute_list,
    resource: resource_list,
  }));

/** Log records; around one of them stand the lines of its service, host and source. */
export const LOG_SOURCE = recordSource<LogRow>({
  model: LOGS,
  columns: LOG_ROW_COLUMNS,
  row: logRowAnswer,
  around: ({ service, host, source }) =>
    allOf([
      { kind: 'equals', field: 'service', value: service },
      { kind: 'equals', field: 'host.name', value: host },
      { kind: 'equals', field: 'source', value: source },
    ]),
});
