import { parseExactJson } from '@/collectors/json-logs/exact-json';
import { parseLogfmt } from '@/collectors/text-logs/logfmt';
import { parseTextLine } from '@/collectors/text-logs/parse-text-line';
import type { LogRecord } from '@/model/log';
import type { RecordDefaults, ValueReader } from './value-reader';
import { isObject, type JsonObject } from './value-scanner';

/** Container logs put a line of the program's output in `log`, beside `stream`, `time` or Kubernetes metadata. */
export function containerLine(value: JsonObject): string | undefined {
  if (typeof value.log !== 'string' || !('stream' in value || 'kubernetes' in value)) return undefined;
  return value.log.replace(/\r?\n$/, '') || undefined;
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

/** What the runtime says of the line. */
function around({ log: _, stream, ...rest }: JsonObject): JsonObject {
  return typeof stream === 'string' ? { ...rest, 'log.iostream': stream } : rest;
}

function aroundExact(exact: RecordDefaults['exact']): JsonObject | undefined {
  const value = exact?.();
  return isObject(value) ? around(value) : undefined;
}

/**
 * A container runtime's line: the program's own record inside, whatever form it has, completed with what the runtime says.
 */
export function fromContainerLine(
  value: JsonObject,
  line: string,
  defaults: RecordDefaults,
  reader: ValueReader,
): LogRecord {
  reader.read(around(value), { ...defaults, exact: () => aroundExact(defaults.exact) });
  const outer = reader.toRecord(defaults);
  const { observedTimeUnixNano } = defaults;
  const innerDefaults: RecordDefaults = { observedTimeUnixNano, timeUnixNano: outer.timeUnixNano };
  const object = parseObject(line) ?? parseLogfmt(line);
  if (!object) return mergeInto(parseTextLine(line, innerDefaults), outer);
  const named = Object.hasOwn(outer.resource, 'service.name');
  reader.read(object, { named, exact: () => parseExactJson(line) });
  return mergeInto(reader.toRecord(innerDefaults), outer);
}
