import type { LogRecord } from '@/model/log';
import type { RejectedRecord } from '@/pipeline/types';

export type Entry = LogRecord | RejectedRecord;

/** What a piece of a file held. */
export interface FileStep {
  entries: Entry[];
  /** Lines of text read; tables and JSON documents have none. */
  lines: number;
  blank: number;
  /** Lines that continued the record above them. */
  joined: number;
  /** Records beyond one a line: rows of tables, entries of lists and documents. */
  extra: number;
}
