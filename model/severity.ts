import { z } from 'zod';

/** Severity classes in the order they are drawn, worst first. */
export const SEVERITIES = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'unknown'] as const;
export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;

/** What counts as an error wherever errors are counted. */
export function isError(severity: Severity): boolean {
  return severity === 'fatal' || severity === 'error';
}

/** The class of an OpenTelemetry SeverityNumber; numbers outside 1-24 are unknown. */
export function severityOf(severityNumber: number): Severity {
  if (severityNumber < 1 || severityNumber > 24) return 'unknown';
  return SEVERITIES[5 - Math.floor((severityNumber - 1) / 4)] ?? 'unknown';
}

const NUMBER_OF_WORD: Record<string, number> = {
  trace: 1,
  verbose: 1,
  finest: 1,
  debug: 5,
  fine: 5,
  info: 9,
  information: 9,
  informational: 9,
  notice: 10,
  default: 9,
  warn: 13,
  warning: 13,
  error: 17,
  err: 17,
  severe: 17,
  failure: 17,
  critical: 18,
  crit: 18,
  alert: 19,
  fatal: 21,
  panic: 21,
  emerg: 21,
  emergency: 21,
};

/** The OpenTelemetry SeverityNumber of a level name as loggers write it, in any case; 0 when it is none. */
export function severityFromText(text: string): number {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(NUMBER_OF_WORD, word) ? (NUMBER_OF_WORD[word] ?? 0) : 0;
}
