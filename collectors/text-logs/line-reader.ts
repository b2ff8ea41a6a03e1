import { parseExactJson } from '@/collectors/json-logs/exact-json';
import { cleanText, cutText, MAX_BODY_LENGTH, TRUNCATED_ATTRIBUTE } from '@/collectors/json-logs/limits';
import { exceptionTypeOf } from '@/collectors/json-logs/record/exception';
import { recordsIn } from '@/collectors/json-logs/values/records-in';
import { toLogRecord } from '@/collectors/json-logs/values/to-log-record';
import { ValueReader } from '@/collectors/json-logs/values/value-reader';
import type { LogRecord } from '@/model/log';
import type { RejectedRecord } from '@/pipeline/types';
import type { DetectedFormats } from './detect-formats';
import { TEXT_FORMATS } from './formats';
import { parseLogfmt } from './logfmt';
import { matchTextLine, plainRecord, type TextDefaults } from './parse-text-line';

/** What reading a line brought; `joined` when it continued the record above. */
export interface LineOutcome {
  joined: boolean;
  /** Records that are complete now. */
  entries: (LogRecord | RejectedRecord)[];
  /** Records that begin on this line. */
  begun: number;
}

const CONFIDENT_FORMATS = TEXT_FORMATS.filter(({ weak }) => !weak);
const INDENTED = /^[\t ]/;

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRecord(entry: LogRecord | RejectedRecord): entry is LogRecord {
  return 'body' in entry;
}

/**
 * Reads the lines of one file in order: JSON, `key=value` pairs or the text forms found at its start, line by line.
 * A record is handed out when the next one begins, since stack traces and other continuations belong to it.
 */
export class LineReader {
  private readonly detected: DetectedFormats;
  private readonly defaults: TextDefaults;
  private readonly values = new ValueReader();
  /** Parts of the body of the record that lines may still continue. */
  private tail: string[] = [];
  private tailLength = 0;
  private open: LogRecord | undefined;
  private lastTime = '0';

  constructor(detected: DetectedFormats, defaults: TextDefaults) {
    this.detected = detected;
    this.defaults = defaults;
  }

  /** Takes the next line, without its line end, and hands out what is complete before it. */
  read(line: string): LineOutcome {
    const found = this.recognise(line);
    if (found === undefined) {
      if (this.continues(line)) {
        this.join(line);
        return { joined: true, entries: [], begun: 0 };
      }
      // A line without a time was written after the line above it.
      return this.begin([plainRecord(line, { ...this.defaults, timeUnixNano: this.lastTime })]);
    }
    return this.begin(found);
  }

  /** Hands out the last record. */
  end(): (LogRecord | RejectedRecord)[] {
    const { open } = this;
    this.open = undefined;
    if (!open) return [];
    if (this.tail.length > 0) this.closeTail(open);
    return [open];
  }

  private recognise(line: string): (LogRecord | RejectedRecord)[] | undefined {
    if (line.startsWith('{') || line.startsWith('[{')) {
      const value = parseJson(line);
      if (value !== undefined) return this.fromJson(value, line);
    }
    const pairs = parseLogfmt(line);
    if (pairs) return [toLogRecord(pairs, this.defaults, this.values)];
    const { formats, joins } = this.detected;
    const match =
      matchTextLine(line, formats, this.defaults) ??
      (joins ? matchTextLine(line, CONFIDENT_FORMATS, this.defaults) : undefined);
    return match && [match.record];
  }

  private fromJson(value: unknown, line: string): (LogRecord | RejectedRecord)[] {
    return recordsIn(value).map((entry, index) =>
      toLogRecord(entry, { ...this.defaults, exact: () => recordsIn(parseExactJson(line))[index] }, this.values),
    );
  }

  private continues(line: string): boolean {
    return this.open !== undefined && (this.detected.joins || INDENTED.test(line));
  }

  private begin(entries: (LogRecord | RejectedRecord)[]): LineOutcome {
    const complete: (LogRecord | RejectedRecord)[] = [...this.end(), ...entries];
    const last = entries.at(-1);
    if (last && isRecord(last)) {
      complete.pop();
      this.open = last;
      if (last.timeUnixNano !== '0') this.lastTime = last.timeUnixNano;
    }
    return { joined: false, entries: complete, begun: entries.length };
  }

  private join(line: string): void {
    if (this.tailLength < MAX_BODY_LENGTH) this.tail.push(line);
    this.tailLength += line.length + 1;
  }

  private closeTail(record: LogRecord): void {
    const body = [record.body, ...this.tail].join('\n');
    const type = exceptionTypeOf(this.tail[0] ?? '') ?? exceptionTypeOf(body);
    if (type) record.attributes['exception.type'] ??= type;
    if (this.tailLength + record.body.length > MAX_BODY_LENGTH) record.attributes[TRUNCATED_ATTRIBUTE] = 'body';
    record.body = cleanText(cutText(body, MAX_BODY_LENGTH));
    this.tail = [];
    this.tailLength = 0;
  }
}
