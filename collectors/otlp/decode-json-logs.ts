import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { parseExactJson } from '@/collectors/json-logs/exact-json';
import { cutText } from '@/collectors/json-logs/limits';
import { checkObjectCount } from '@/collectors/json-logs/object-count';
import { AppError } from '@/model/errors';
import type { LogRecord } from '@/model/log';
import { severityNumberOfName } from '@/model/severity';
import { checkRecordCount } from '@/pipeline/admit';
import { MAX_ATTRIBUTES, MAX_BODY_BYTES, MAX_NAME_BYTES, MAX_VALUE_BYTES } from './limits';

/** 64-bit numbers come as text or number; digits beyond a double have been kept as text by the parser. */
const int64 = z.union([z.string().regex(/^-?\d{1,20}$/), z.number().int()]).transform(String);
const anyValue = z.looseObject({
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: int64.optional(),
  doubleValue: z.union([z.number(), z.string()]).optional(),
  bytesValue: z.string().optional(),
  arrayValue: z.looseObject({ values: z.array(z.unknown()).nullish() }).optional(),
  kvlistValue: z.looseObject({ values: z.array(z.unknown()).nullish() }).optional(),
});
const keyValue = z.looseObject({ key: z.string().default(''), value: z.unknown().optional() });
const keyValues = z.array(keyValue).nullish();
const hexId = (digits: number) =>
  z.string().regex(new RegExp(`^([0-9a-fA-F]{${digits}})?$`), `must be ${digits} hexadecimal digits`);
const logRecord = z.looseObject({
  timeUnixNano: int64.nullish(),
  observedTimeUnixNano: int64.nullish(),
  severityNumber: z.number().int().nullish(),
  severityText: z.string().nullish(),
  body: z.unknown().optional(),
  attributes: keyValues,
  traceId: hexId(32).nullish(),
  spanId: hexId(16).nullish(),
  eventName: z.string().nullish(),
  droppedAttributesCount: z.number().int().nullish(),
});
const scope = z.looseObject({ name: z.string().nullish(), version: z.string().nullish(), attributes: keyValues });
const scopeLogs = z.looseObject({
  scope: scope.nullish(),
  // Looked at one by one, with pauses: a large request would hold everyone else up.
  logRecords: z.array(z.unknown()).nullish(),
});
const resourceLogs = z.looseObject({
  resource: z.looseObject({ attributes: keyValues }).nullish(),
  scopeLogs: z.array(scopeLogs).nullish(),
});
const request = z.looseObject({ resourceLogs: z.array(resourceLogs).nullish() });

const MAX_DEPTH = 64;
/** An unquoted number that JSON.parse might round. */
const LONG_NUMBER = /[:[,]\s*-?\d{16,}/;

/** Records read between two pauses. */
const STEP_RECORDS = 500;

/**
 * Decodes an OTLP/JSON `ExportLogsServiceRequest` in steps: names in lowerCamelCase, ids in hexadecimal, unknown names ignored.
 * @throws AppError bad_request naming the place that is wrong, too_large when there is too much
 */
export function* decodeJsonLogs(body: Buffer): Generator<void, LogRecord[]> {
  const text = body.toString('utf8');
  checkObjectCount(text);
  const envelope = checked(request, parseJson(text), []);
  const records: LogRecord[] = [];
  for (const [r, ofResource] of (envelope.resourceLogs ?? []).entries()) {
    const resource = toAttributes(ofResource.resource?.attributes).attributes;
    for (const [s, ofScope] of (ofResource.scopeLogs ?? []).entries()) {
      const scope = ofScope.scope?.name ?? '';
      const source = { ...resource, ...ofScopeItself(ofScope.scope) };
      for (const [i, raw] of (ofScope.logRecords ?? []).entries()) {
        const record = checked(logRecord, raw, ['resourceLogs', r, 'scopeLogs', s, 'logRecords', i]);
        records.push(toRecord(record, source, scope));
        checkRecordCount(records.length);
        if (records.length % STEP_RECORDS === 0) yield;
      }
    }
  }
  return records;
}

function checked<Value>(schema: z.ZodType<Value>, value: unknown, place: readonly (string | number)[]): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = [...place, ...(issue?.path ?? [])].join('.');
  throw new AppError('bad_request', `Not an OTLP ExportLogsServiceRequest: ${path}: ${issue?.message}.`);
}

function parseJson(text: string): unknown {
  try {
    return LONG_NUMBER.test(text) ? parseExactJson(text) : JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('bad_request', `The body is not valid JSON: ${reason}`, { cause });
  }
}

/** What is not the scope's name stands with the resource, as OpenTelemetry names it outside OTLP. */
function ofScopeItself(given: z.infer<typeof scope> | null | undefined): Record<string, string> {
  const { attributes } = toAttributes(given?.attributes);
  const entries = Object.entries(attributes).map(([key, value]) => [`otel.scope.${key}`, value]);
  if (given?.version) entries.push(['otel.scope.version', given.version]);
  return Object.fromEntries(entries);
}

function toRecord(record: z.infer<typeof logRecord>, resource: Record<string, string>, scope: string): LogRecord {
  const { attributes, dropped } = toAttributes(record.attributes);
  const severityText = record.severityText ?? '';
  const number = record.severityNumber ?? 0;
  const body = asText(toValue(record.body, 0));
  if (record.eventName) attributes['event.name'] = record.eventName;
  if (dropped > 0) attributes['mangru.dropped_attributes_count'] = String(dropped);
  const droppedBySender = record.droppedAttributesCount ?? 0;
  if (droppedBySender > 0) attributes['otel.dropped_attributes_count'] = String(droppedBySender);
  if (body.length > MAX_BODY_BYTES) attributes['mangru.body_bytes'] = String(Buffer.byteLength(body));
  return {
    timeUnixNano: record.timeUnixNano ?? '0',
    observedTimeUnixNano: record.observedTimeUnixNano ?? '0',
    severityNumber: number >= 1 && number <= 24 ? number : severityNumberOfName(severityText),
    severityText,
    body: cutText(body, MAX_BODY_BYTES),
    traceId: record.traceId?.toLowerCase() ?? '',
    spanId: record.spanId?.toLowerCase() ?? '',
    scope,
    attributes,
    resource,
  };
}

function toAttributes(entries: z.infer<typeof keyValues>): { attributes: Record<string, string>; dropped: number } {
  const kept = (entries ?? []).slice(0, MAX_ATTRIBUTES);
  // fromEntries makes own properties, also of a key such as __proto__.
  const attributes = Object.fromEntries(
    kept.map(({ key, value }) => [cutText(key, MAX_NAME_BYTES), cutText(asText(toValue(value, 0)), MAX_VALUE_BYTES)]),
  );
  return { attributes, dropped: (entries?.length ?? 0) - kept.length };
}

function toValue(raw: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new AppError('bad_request', `Values are nested more than ${MAX_DEPTH} deep.`);
  const parsed = anyValue.safeParse(raw ?? {});
  if (!parsed.success) throw new AppError('bad_request', 'A value is not an OTLP AnyValue.');
  const { arrayValue, kvlistValue, ...scalar } = parsed.data;
  if (arrayValue) return (arrayValue.values ?? []).map((value) => toValue(value, depth + 1));
  if (kvlistValue) {
    const entries = checked(z.array(keyValue), kvlistValue.values ?? [], ['kvlistValue', 'values']);
    return Object.fromEntries(entries.map(({ key, value }) => [key, toValue(value, depth + 1)]));
  }
  return (
    scalar.stringValue ??
    scalar.boolValue ??
    toInteger(scalar.intValue) ??
    scalar.doubleValue ??
    scalar.bytesValue ??
    null
  );
}

/** A number inside a structure stays one when a double holds it, as it does in protobuf. */
function toInteger(text: string | undefined): number | string | undefined {
  return text !== undefined && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

function asText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
