import type { LogRecord } from '@/model/log';
import { cleanText } from './limits';

function isTextMap(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((entry) => typeof entry === 'string');
}

const isNanos = (value: unknown) => typeof value === 'string' && /^\d{1,20}$/.test(value);
const isId = (value: unknown, digits: number) =>
  value === '' || (typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value));
const TEXT_FIELDS = ['severityText', 'scope'] as const;

/**
 * Whether a parsed object is a log record as Mangru itself writes it: the JSON of `LogRecord`, whole and nothing else.
 * The import command sends these, so that what it recognised arrives unchanged.
 */
export function isCanonical(value: Record<string, unknown>): boolean {
  return (
    typeof value.body === 'string' &&
    isNanos(value.timeUnixNano) &&
    isNanos(value.observedTimeUnixNano) &&
    Number.isInteger(value.severityNumber) &&
    Number(value.severityNumber) >= 0 &&
    Number(value.severityNumber) <= 24 &&
    TEXT_FIELDS.every((field) => typeof value[field] === 'string') &&
    isId(value.traceId, 32) &&
    isId(value.spanId, 16) &&
    isTextMap(value.attributes) &&
    isTextMap(value.resource) &&
    Object.keys(value).length === 10
  );
}

/** The record an object for which `isCanonical` holds stands for. */
export function fromCanonical(value: Record<string, unknown>): LogRecord {
  const record = value as unknown as LogRecord;
  return { ...record, body: cleanText(record.body) };
}
