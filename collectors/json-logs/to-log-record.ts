import { parseLogfmt } from '@/collectors/text-logs/logfmt';
import { parseTextLine } from '@/collectors/text-logs/parse-text-line';
import type { LogRecord } from '@/model/log';
import type { RejectedRecord } from '@/pipeline/types';
import { canonicalRecord } from './canonical';
import { decideField } from './decide-field';
import { RecordDraft } from './draft';
import { parseExactJson } from './exact-json';
import { BATCH_LISTS, RECORD_LISTS, type Role } from './field-table';
import { finishRecord, type RecordDefaults } from './finish';
import { flattenInto } from './flatten';
import { cutText, jsonText } from './limits';

const MAX_EXAMPLE = 2000;
const RECORD_ROLES: ReadonlySet<Role | undefined> = new Set(['message', 'level']);

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The start of a value, for the ledger. */
export function exampleOf(value: unknown): string {
  return cutText(typeof value === 'string' ? value : jsonText(value), MAX_EXAMPLE);
}

/** Container logs put a line of the program's output in `log`, beside `stream`, `time` or Kubernetes metadata. */
function containerLine(value: JsonObject): string | undefined {
  if (typeof value.log !== 'string') return undefined;
  return 'stream' in value || 'kubernetes' in value ? value.log.replace(/\r?\n$/, '') : undefined;
}

function parseObject(text: string): JsonObject | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The value again with every digit of its numbers; undefined when it nests too deeply for the slower parser. */
function exactValue(defaults: RecordDefaults): unknown {
  try {
    return defaults.exact?.();
  } catch {
    return undefined;
  }
}

function mergeInto(inner: LogRecord, outer: LogRecord): LogRecord {
  return {
    ...inner,
    traceId: inner.traceId || outer.traceId,
    spanId: inner.spanId || outer.spanId,
    severityNumber: inner.severityNumber || outer.severityNumber,
    severityText: inner.severityText || outer.severityText,
    attributes: { ...outer.attributes, ...inner.attributes },
    resource: { ...outer.resource, ...inner.resource },
  };
}

/**
 * A container runtime's line: the program's own record inside, whatever form it has, completed with what the runtime says.
 */
function fromContainerLine(value: JsonObject, line: string, defaults: RecordDefaults): LogRecord {
  const { log: _, stream, ...rest } = value;
  const outer = fromObject(typeof stream === 'string' ? { ...rest, 'log.iostream': stream } : rest, defaults);
  const innerDefaults: RecordDefaults = {
    observedTimeUnixNano: defaults.observedTimeUnixNano,
    timeUnixNano: outer.timeUnixNano,
    named: Object.hasOwn(outer.resource, 'service.name'),
  };
  const object = parseObject(line) ?? parseLogfmt(line);
  const inner = object
    ? fromObject(object, { ...innerDefaults, exact: () => parseExactJson(line) })
    : parseTextLine(line, innerDefaults);
  return mergeInto(inner, outer);
}

function fromObject(value: JsonObject, defaults: RecordDefaults): LogRecord {
  const line = containerLine(value);
  if (line !== undefined && line !== '') return fromContainerLine(value, line, defaults);
  const draft = new RecordDraft();
  const structured = flattenInto(draft, value);
  if (draft.inexact) {
    const exact = exactValue(defaults);
    if (isObject(exact)) return fromObject(exact, { ...defaults, exact: undefined });
  }
  return finishRecord(draft, value, structured, defaults);
}

/**
 * Recognises one parsed JSON value as a log record, whatever logger wrote it (see docs/json-logs.md).
 * Never throws; anything that is not an object comes back as a rejection.
 */
export function toLogRecord(value: unknown, defaults: RecordDefaults): LogRecord | RejectedRecord {
  if (!isObject(value)) {
    return { reason: 'invalid_record', message: 'A log record must be a JSON object.', example: exampleOf(value) };
  }
  return canonicalRecord(value) ?? fromObject(value, defaults);
}

/** A batch is a list of objects with nothing beside it that a record would have: no message and no level. */
function isBatch(value: JsonObject, name: string): boolean {
  const list = value[name];
  if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) return false;
  return Object.keys(value).every((key) => !RECORD_ROLES.has(decideField(key).role));
}

/** The records a parsed JSON value holds: itself, or the entries of the list it wraps (a CloudTrail file, a sender's batch). */
export function recordsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [value];
  const list =
    RECORD_LISTS.find((name) => Array.isArray(value[name])) ?? BATCH_LISTS.find((name) => isBatch(value, name));
  if (!list) return [value];
  const { [list]: entries, ...around } = value;
  return (entries as unknown[]).map((entry) => (isObject(entry) ? { ...around, ...entry } : entry));
}
