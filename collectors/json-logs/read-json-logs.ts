import { Buffer } from 'node:buffer';
import { checkRecordCount } from '@/pipeline/admit';
import { RecordWriter } from '@/pipeline/signals/log-record-writer';
import type { LogBlock } from '@/pipeline/signals/log-signal';
import type { RejectedRecord } from '@/pipeline/types';
import type { BytesReader } from './bytes/bytes-reader';
import { CARRIAGE_RETURN, COMMA, NEWLINE, OPEN, OPEN_LIST, SPACE, TAB } from './bytes/json-bytes';
import { listEnd } from './bytes/list-end';
import { parseExactJson } from './exact-json';
import { checkObjectCount } from './object-count';
import { DraftWriter } from './record/draft-writer';
import { recordsIn } from './values/records-in';
import { exampleOf, noObject, wholeRecord } from './values/to-log-record';
import { type RecordDefaults, ValueReader } from './values/value-reader';
import { isObject, type JsonObject } from './values/value-scanner';

/** A rejection and where in the body it stood: the line of NDJSON or the place in an array, counted from 1. */
export interface NumberedRejection extends RejectedRecord {
  line: number;
}

/** Where the records of a body go. */
export interface JsonLogsTarget {
  block: LogBlock;
  /** For what it does not refuse. */
  bytes?: BytesReader | undefined;
  rejected: NumberedRejection[];
}

/** Stands before each text of a JSON sequence (RFC 7464). */
const RECORD_SEPARATOR = 0x1e;
const MALFORMED = 'Not valid JSON: ';

function malformed(text: string, line: number, error: unknown): NumberedRejection {
  const reason = error instanceof Error ? error.message : String(error);
  return { reason: 'malformed', message: MALFORMED + reason, example: exampleOf(text), line };
}

/** Hands the records of one body to its target. */
class Collector {
  private readonly into: JsonLogsTarget;
  private readonly defaults: RecordDefaults;
  private readonly reader = new ValueReader();
  private readonly drafts: DraftWriter;
  /** For records that are recognised as a whole. */
  private readonly records: RecordWriter;
  private count = 0;
  /** The text being read, which record of it, and all of them with every digit once a number beyond 2^53 asks for it. */
  private text = '';
  private index = 0;
  private exactValues: readonly unknown[] | undefined;

  constructor(into: JsonLogsTarget, nowMs: number) {
    this.into = into;
    this.drafts = new DraftWriter(into.block, nowMs);
    this.records = new RecordWriter(into.block, nowMs);
    // One object for all records: copying it would cost a tenth of the whole.
    this.defaults = { observedTimeUnixNano: `${Math.trunc(nowMs)}000000`, exact: () => this.exact() };
  }

  /**
   * Takes the line that begins at `from`; a list in it counts as so many records of that line.
   * @returns where it ends
   */
  addLine(body: Buffer, from: number, line: number): number {
    const start = body[from] === RECORD_SEPARATOR ? from + 1 : from;
    const written = this.into.bytes?.readLine(body, start) ?? -1;
    if (written >= 0) {
      this.countOne();
      return written;
    }
    const newline = body.indexOf(NEWLINE, start);
    const end = newline === -1 ? body.length : newline;
    // Most of a body may be blank, and a string of each line would cost more than all the rest.
    if (contentStart(body, start, end) < end) this.addText(body.toString('utf8', start, end).trim(), end - start, line);
    return end;
  }

  private addText(text: string, bytes: number, line: number): void {
    if (text === '') return;
    checkObjectCount(text);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      this.countOne();
      this.into.rejected.push(malformed(text, line, error));
      return;
    }
    const values = recordsIn(value);
    this.startText(text);
    for (const entry of values) this.add(entry, line, bytes / values.length);
  }

  /**
   * Takes the records of a whole body in steps, each under its place.
   * @param first where the first of them begins in the body, -1 when they do not follow on each other there
   */
  *addList(text: string, values: readonly unknown[], body: Buffer, first: number): Generator<void> {
    this.startText(text);
    let at = first;
    for (const value of values) {
      const written = at < 0 ? -1 : (this.into.bytes?.readEntry(body, at) ?? -1);
      if (written < 0) this.add(value, this.index + 1, body.length / values.length);
      else this.countEntry();
      at = nextEntry(body, written < 0 && at >= 0 ? listEnd(body, at, body.length) : written);
      if (this.index % STEP_RECORDS === 0) yield;
    }
  }

  private startText(text: string): void {
    this.text = text;
    this.index = 0;
    this.exactValues = undefined;
  }

  private countOne(): void {
    checkRecordCount(++this.count);
  }

  private countEntry(): void {
    this.countOne();
    this.index += 1;
  }

  private add(value: unknown, line: number, bytes: number): void {
    if (!isObject(value)) {
      this.countEntry();
      this.into.rejected.push({ ...noObject(value), line });
      return;
    }
    const message = this.write(value, Math.round(bytes));
    this.countEntry();
    if (message === undefined) return;
    this.into.rejected.push({ reason: 'timestamp_out_of_range', message, example: exampleOf(value), line });
  }

  /** @returns why its time is impossible; it was not written then */
  private write(value: JsonObject, bytes: number): string | undefined {
    const { reader, defaults } = this;
    const record = wholeRecord(value, defaults, reader);
    if (record) return this.records.write(record, bytes);
    reader.read(value, defaults);
    return this.drafts.write(reader.draft, reader.finish, bytes);
  }

  private exact(): unknown {
    this.exactValues ??= recordsIn(parseExactJson(this.text));
    return this.exactValues[this.index];
  }
}

/** How much is read between two steps, so that a large body does not hold up the event loop. */
const STEP_BYTES = 256 * 1024;
const STEP_RECORDS = 500;

function* readLines(body: Buffer, from: number, into: Collector): Generator<void> {
  let stepStart = from;
  let line = 0;
  for (let start = from; start < body.length; ) {
    line += 1;
    start = into.addLine(body, start, line) + 1;
    if (start - stepStart > STEP_BYTES) {
      stepStart = start;
      yield;
    }
  }
}

/** Where the next object of a list begins, after one that ends at `end`; -1 when something else follows. */
function nextEntry(body: Buffer, end: number): number {
  if (end < 0) return -1;
  let at = end;
  while (at < body.length && (isSpace(body[at] ?? 0) || body[at] === COMMA)) at++;
  return body[at] === OPEN ? at : -1;
}

function tryRead(text: string): readonly unknown[] | undefined {
  checkObjectCount(text);
  try {
    return recordsIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A body is NDJSON when its first line is a whole JSON value and more lines follow. */
function isLines(body: Buffer, start: number): boolean {
  const end = body.indexOf(NEWLINE, start);
  return end !== -1 && tryRead(body.toString('utf8', start, end)) !== undefined;
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** Past the white space of ASCII. */
function contentStart(body: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(body[at] ?? 0)) at++;
  return at;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || (byte >= TAB && byte <= CARRIAGE_RETURN);
}

/**
 * Reads a body in steps: one object, an array or NDJSON, told apart by looking at it.
 * A faulty line or entry is rejected alone, with its line number and reason.
 * @param body UTF-8; invalid bytes become U+FFFD
 * @param nowMs the time of arrival
 * @throws AppError too_large when there are more records than are taken at once
 */
export function* readJsonLogs(body: Buffer, contentType: string, nowMs: number, into: JsonLogsTarget): Generator<void> {
  const collector = new Collector(into, nowMs);
  const hasMark = body.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  const start = hasMark ? BYTE_ORDER_MARK.length : 0;
  const content = contentStart(body, start, body.length);
  if (content === body.length) return;
  if (/ndjson|jsonl|json-seq/i.test(contentType) || isLines(body, content)) {
    yield* readLines(body, start, collector);
    return;
  }
  const text = body.toString('utf8', content);
  const values = tryRead(text);
  const first = body[content] === OPEN_LIST ? nextEntry(body, content + 1) : -1;
  if (values) yield* collector.addList(text, values, body, first);
  else yield* readLines(body, start, collector);
}
