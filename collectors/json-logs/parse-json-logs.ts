import type { LogRecord } from '@/model/log';
import { checkRecordCount, checkTimestamp } from '@/pipeline/admit';
import { NanoTime } from '@/pipeline/block/nano-time';
import type { RejectedRecord } from '@/pipeline/types';
import { parseExactJson } from './exact-json';
import type { RecordDefaults } from './finish';
import { checkObjectCount } from './object-count';
import { exampleOf, recordsIn, toLogRecord } from './to-log-record';

/** A rejection and where in the body it stood: the line of NDJSON or the place in an array, counted from 1. */
export interface NumberedRejection extends RejectedRecord {
  line: number;
}

export interface ParsedJsonLogs {
  records: LogRecord[];
  rejected: NumberedRejection[];
}

const MALFORMED = 'Not valid JSON: ';

function malformed(text: string, line: number, error: unknown): NumberedRejection {
  const reason = error instanceof Error ? error.message : String(error);
  return { reason: 'malformed', message: MALFORMED + reason, example: exampleOf(text), line };
}

/** Only times far from the expected order of magnitude need the exact check. */
function timestampFault(record: LogRecord, nowMs: number): string | undefined {
  const time = record.timeUnixNano;
  if (time === '0') return undefined;
  const seconds = Number(time) / 1e9;
  if (seconds > 1e9 && seconds < nowMs / 1000) return undefined;
  const held = new NanoTime();
  held.setDecimal(time);
  return checkTimestamp(held, nowMs);
}

/** Collects what one request holds. */
class Collector implements ParsedJsonLogs {
  readonly records: LogRecord[] = [];
  readonly rejected: NumberedRejection[] = [];
  private readonly defaults: RecordDefaults;
  private readonly nowMs: number;
  /** The text being read, which record of it, and all of them with every digit once a number beyond 2^53 asks for it. */
  private text = '';
  private index = 0;
  private exactValues: readonly unknown[] | undefined;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
    // One object for all records: copying it would cost a tenth of the whole.
    this.defaults = { observedTimeUnixNano: `${Math.trunc(nowMs)}000000`, exact: () => this.exact() };
  }

  /** Takes one line; a list in it counts as so many records of that line. */
  addLine(text: string, line: number): void {
    checkRecordCount(this.records.length + this.rejected.length + 1);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      this.rejected.push(malformed(text, line, error));
      return;
    }
    this.startText(text);
    for (const entry of recordsIn(value)) this.add(entry, line);
  }

  /** Takes the records of a whole body in steps, each under its place. */
  *addList(text: string, values: readonly unknown[]): Generator<void> {
    this.startText(text);
    for (const value of values) {
      this.add(value, this.index + 1);
      if (this.index % STEP_RECORDS === 0) yield;
    }
  }

  private startText(text: string): void {
    this.text = text;
    this.index = 0;
    this.exactValues = undefined;
  }

  private add(value: unknown, line: number): void {
    checkRecordCount(this.records.length + this.rejected.length + 1);
    const record = toLogRecord(value, this.defaults);
    this.index += 1;
    if ('reason' in record) {
      this.rejected.push({ ...record, line });
      return;
    }
    const fault = timestampFault(record, this.nowMs);
    if (fault === undefined) this.records.push(record);
    else this.rejected.push({ reason: 'timestamp_out_of_range', message: fault, example: exampleOf(value), line });
  }

  private exact(): unknown {
    this.exactValues ??= recordsIn(parseExactJson(this.text));
    return this.exactValues[this.index];
  }
}

/** How much is read between two steps, so that a large body does not hold up the event loop. */
const STEP_LENGTH = 256 * 1024;
const STEP_RECORDS = 500;

function* readLines(text: string, into: Collector): Generator<void> {
  let stepStart = 0;
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const content = text.slice(start, end).trim();
    line += 1;
    if (content !== '') into.addLine(content, line);
    start = end + 1;
    if (start - stepStart > STEP_LENGTH) {
      stepStart = start;
      yield;
    }
  }
}

function tryRead(text: string): readonly unknown[] | undefined {
  try {
    return recordsIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A body is NDJSON when its first line is a whole JSON value and more lines follow. */
function isLines(text: string): boolean {
  const end = text.indexOf('\n');
  return end !== -1 && tryRead(text.slice(0, end)) !== undefined;
}

/**
 * Reads a body in steps: one object, an array or NDJSON, told apart by looking at it.
 * A faulty line or entry is rejected alone, with its line number and reason.
 * @param body UTF-8; invalid bytes become U+FFFD
 * @param nowMs the time of arrival
 * @throws AppError too_large when there are more records than are taken at once
 */
export function* parseInSteps(body: Buffer, contentType: string, nowMs: number): Generator<void, ParsedJsonLogs> {
  const text = body
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  const into = new Collector(nowMs);
  if (text === '') return into;
  checkObjectCount(text);
  if (/ndjson|jsonl|json-seq/i.test(contentType) || isLines(text)) {
    yield* readLines(text, into);
    return into;
  }
  const values = tryRead(text);
  if (values) yield* into.addList(text, values);
  else yield* readLines(text, into);
  return into;
}

/** Reads a whole body at once; see `parseInSteps`. */
export function parseJsonLogs(body: Buffer, contentType: string, nowMs = Date.now()): ParsedJsonLogs {
  const steps = parseInSteps(body, contentType, nowMs);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
