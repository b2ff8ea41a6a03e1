import {
  cleanText,
  MAX_ATTRIBUTES,
  MAX_BODY_LENGTH,
  MAX_KEY_LENGTH,
  MAX_VALUE_LENGTH,
} from '@/collectors/json-logs/limits';
import type { LogRecord } from '@/model/log';

/** The attributes of a record that was shortened carry the notes that say so. */
const NOTES = 3;

function isPlainText(text: unknown, maxLength: number): boolean {
  return typeof text === 'string' && text.length <= maxLength && cleanText(text) === text;
}

/** Beyond the limits a record is read like any other object, which keeps them. */
function isTextMap(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  if (entries.length > MAX_ATTRIBUTES + NOTES) return false;
  return entries.every(([key, text]) => isPlainText(key, MAX_KEY_LENGTH) && isPlainText(text, MAX_VALUE_LENGTH));
}

const isNanos = (value: unknown) => typeof value === 'string' && /^\d{1,20}$/.test(value);
const isId = (value: unknown, digits: number) =>
  value === '' || (typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value));
const TEXT_FIELDS = ['severityText', 'scope'] as const;

function isCanonical(value: Record<string, unknown>): boolean {
  return (
    isPlainText(value.body, MAX_BODY_LENGTH) &&
    isNanos(value.timeUnixNano) &&
    isNanos(value.observedTimeUnixNano) &&
    Number.isInteger(value.severityNumber) &&
    Number(value.severityNumber) >= 0 &&
    Number(value.severityNumber) <= 24 &&
    TEXT_FIELDS.every((field) => isPlainText(value[field], MAX_KEY_LENGTH)) &&
    isId(value.traceId, 32) &&
    isId(value.spanId, 16) &&
    isTextMap(value.attributes) &&
    isTextMap(value.resource) &&
    Object.keys(value).length === 10
  );
}

/**
 * A parsed object as the log record it is when Mangru itself wrote it: the JSON of `LogRecord`, whole and nothing else.
 * The import command sends these, so that what it recognised arrives unchanged.
 */
export function canonicalRecord(value: Record<string, unknown>): LogRecord | undefined {
  return isCanonical(value) ? (value as unknown as LogRecord) : undefined;
}
