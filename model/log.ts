import * as z from 'zod';
import { SEVERITIES } from './severity';
import { SOURCES } from './source';

/**
 * One log record on its way in, decoded by JavaScript (JSON logs, text imports, OTLP/JSON).
 * Times are nanoseconds since the epoch as decimal text, since a double cannot hold them; '0' means unknown.
 */
export interface LogRecord {
  timeUnixNano: string;
  observedTimeUnixNano: string;
  /** OpenTelemetry SeverityNumber, 0-24. */
  severityNumber: number;
  severityText: string;
  /** Plain text, or JSON text when the sender's body was structured. */
  body: string;
  /** Lower-case hexadecimal, 32 and 16 digits, or ''. */
  traceId: string;
  spanId: string;
  /** Instrumentation scope or logger name. */
  scope: string;
  /** Dotted keys; nested values are flattened, arrays become JSON text. Holds no resource keys. */
  attributes: Record<string, string>;
  /** Resource attributes by OpenTelemetry name: service.name, host.name, k8s.*, deployment.environment.name … */
  resource: Record<string, string>;
}

/** One stored log record as the API answers it. */
export const logRowSchema = z.object({
  id: z.string().describe('64-bit id, ascending in order of arrival'),
  timestamp: z.string().describe('ISO 8601 with nanoseconds, UTC: the time the event happened'),
  inserted_at: z.string().describe('ISO 8601 with milliseconds, UTC: the time Mangru stored it'),
  severity: z.enum(SEVERITIES),
  severity_number: z.number().int(),
  severity_text: z.string().describe('the level as the sender wrote it'),
  service: z.string(),
  host: z.string(),
  body: z.string(),
  trace_id: z.string(),
  span_id: z.string(),
  scope: z.string().describe('logger or instrumentation scope name'),
  source: z.enum(SOURCES),
  attributes: z.record(z.string(), z.string()),
  resource: z.record(z.string(), z.string()),
});
export type LogRow = z.infer<typeof logRowSchema>;
