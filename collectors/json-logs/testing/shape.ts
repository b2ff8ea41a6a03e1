import type { LogRecord } from '@/model/log';

export const TRACE = '04c87ec97bae041b1b15b3c7676a43cc';
export const SPAN = 'e4006dce6700e903';

/** A shape of docs/json-logs.md: what is written, and the parts of the record it must become. */
export interface Shape {
  name: string;
  written: unknown;
  /** `attributes`, when given, are all of them. */
  expected: Partial<LogRecord>;
}
