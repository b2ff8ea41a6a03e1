import { SEVERITIES, type Severity } from '@/model/severity';

/** What people and loggers call the severity classes, in lower case. */
const OTHER_WORDS: Readonly<Record<string, Severity>> = {
  warning: 'warn',
  err: 'error',
  critical: 'fatal',
  crit: 'fatal',
  emergency: 'fatal',
  alert: 'fatal',
  panic: 'fatal',
  information: 'info',
  informational: 'info',
  notice: 'info',
  verbose: 'trace',
};

/** The severity class a word stands for in any case; undefined when it is none. */
export function severityOfWord(word: string): Severity | undefined {
  const lower = word.trim().toLowerCase();
  const known = SEVERITIES.find((severity) => severity === lower);
  return known ?? (Object.hasOwn(OTHER_WORDS, lower) ? OTHER_WORDS[lower] : undefined);
}

/** 0 for unknown, 1 for trace … 6 for fatal: what `level>=warn` compares. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.length - 1 - SEVERITIES.indexOf(severity);
}
