import { cutText, jsonText } from '@/collectors/json-logs/limits';
import type { LogRecord } from '@/model/log';
import type { RejectedRecord } from '@/pipeline/types';
import { canonicalRecord } from './canonical';
import { containerLine, fromContainerLine } from './container-line';
import { type RecordDefaults, ValueReader } from './value-reader';
import { isObject, type JsonObject } from './value-scanner';

const MAX_EXAMPLE = 2000;

/** The start of a value, for the ledger. */
export function exampleOf(value: unknown): string {
  return cutText(typeof value === 'string' ? value : jsonText(value), MAX_EXAMPLE);
}

/** Says that a value is no log record. */
export function noObject(value: unknown): RejectedRecord {
  return { reason: 'invalid_record', message: 'A log record must be a JSON object.', example: exampleOf(value) };
}

/** A record that is recognised as a whole: Mangru's own, or a container runtime's line. */
export function wholeRecord(value: JsonObject, defaults: RecordDefaults, reader: ValueReader): LogRecord | undefined {
  const line = containerLine(value);
  return line === undefined ? canonicalRecord(value) : fromContainerLine(value, line, defaults, reader);
}

/**
 * Recognises one parsed JSON value as a log record, whatever logger wrote it (see docs/json-logs.md).
 * Never throws; anything that is not an object comes back as a rejection.
 * @param reader of those who have many values to read
 */
export function toLogRecord(
  value: unknown,
  defaults: RecordDefaults,
  reader = new ValueReader(),
): LogRecord | RejectedRecord {
  if (!isObject(value)) return noObject(value);
  const whole = wholeRecord(value, defaults, reader);
  if (whole) return whole;
  reader.read(value, defaults);
  return reader.toRecord(defaults);
}
