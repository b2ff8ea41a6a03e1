import type { LogRecord } from '@/model/log';
import type { Entry, FileStep } from './file-step';

/** Lines of NDJSON that travel in one request. */
export interface Batch {
  body: string;
  records: number;
}

/** Counts of what a file held; `records` = lines - blank - joined + extra. */
export interface ReadCounts {
  lines: number;
  blank: number;
  joined: number;
  extra: number;
  records: number;
}

const MAX_RECORDS = 2000;
/** UTF-16 units; well under the smallest body limit a server may have. */
const MAX_LENGTH = 900 * 1024;

export const noCounts = (): ReadCounts => ({ lines: 0, blank: 0, joined: 0, extra: 0, records: 0 });

/** The sum of two counts. */
export function addCounts(a: ReadCounts, b: ReadCounts): ReadCounts {
  return {
    lines: a.lines + b.lines,
    blank: a.blank + b.blank,
    joined: a.joined + b.joined,
    extra: a.extra + b.extra,
    records: a.records + b.records,
  };
}

function isRecord(entry: Entry): entry is LogRecord {
  return 'body' in entry;
}

function shifted(record: LogRecord, shiftNanos: bigint): LogRecord {
  if (shiftNanos === 0n || record.timeUnixNano === '0') return record;
  return { ...record, timeUnixNano: String(BigInt(record.timeUnixNano) + shiftNanos) };
}

/** A record as a line in Mangru's own form; what is no record is sent as the text it is, for the server to refuse and count. */
function lineOf(entry: Entry, fileName: string, shiftNanos: bigint): string {
  if (!isRecord(entry)) return JSON.stringify(entry.example);
  const record = shifted(entry, shiftNanos);
  record.attributes['log.file.name'] ??= fileName;
  return JSON.stringify(record);
}

function countStep(counts: ReadCounts, step: FileStep): void {
  counts.lines += step.lines;
  counts.blank += step.blank;
  counts.joined += step.joined;
  counts.extra += step.extra;
  counts.records += step.entries.length;
}

/**
 * Gathers the records of a file into requests. The same file gives the same batches every time, so that
 * a batch's number says which records it holds.
 * @param counts counted up while reading
 */
export async function* batchesOf(
  steps: AsyncIterable<FileStep>,
  options: { fileName: string; shiftNanos: bigint },
  counts: ReadCounts,
): AsyncGenerator<Batch> {
  let lines: string[] = [];
  let length = 0;
  const close = (): Batch => {
    const batch = { body: lines.join('\n'), records: lines.length };
    lines = [];
    length = 0;
    return batch;
  };
  try {
    for await (const step of steps) {
      countStep(counts, step);
      for (const entry of step.entries) {
        const line = lineOf(entry, options.fileName, options.shiftNanos);
        if (lines.length > 0 && (lines.length >= MAX_RECORDS || length + line.length > MAX_LENGTH)) yield close();
        lines.push(line);
        length += line.length + 1;
      }
    }
  } catch (fault) {
    // What was read before the file broke off is kept.
    if (lines.length > 0) yield close();
    throw fault;
  }
  if (lines.length > 0) yield close();
}
