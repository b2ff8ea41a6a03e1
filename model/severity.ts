import { z } from 'zod';

/** Severity classes in the order they are drawn, worst first. */
export const SEVERITIES = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'unknown'] as const;
export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;

/** Lowest OpenTelemetry SeverityNumber of each class; a class spans four numbers (1-4 trace … 21-24 fatal), 0 is unknown. */
export const SEVERITY_FLOOR: Record<Severity, number> = {
  unknown: 0,
  trace: 1,
  debug: 5,
  info: 9,
  warn: 13,
  error: 17,
  fatal: 21,
};

/** The class of an OpenTelemetry SeverityNumber; numbers outside 1-24 are unknown. */
export function severityOf(severityNumber: number): Severity {
  if (severityNumber < 1 || severityNumber > 24) return 'unknown';
  return SEVERITIES[5 - Math.floor((severityNumber - 1) / 4)] ?? 'unknown';
}
