import type { LogRecord } from '@/model/log';
import type { RecordDraft } from './draft';
import { exceptionTypeOf } from './exception';
import { MESSAGE_TEMPLATES } from './field-table';
import { readSpanId } from './ids';
import { type Level, severityNumberOf, severityNumberOfStatus, withoutColours } from './level';
import { cleanText, DROPPED_ATTRIBUTE, jsonText, TRUNCATED_ATTRIBUTE } from './limits';
import { toNanos } from './nanos';

/** What a record is completed with when it does not say so itself. */
export interface RecordDefaults {
  /** Time of arrival, nanoseconds since the epoch as decimal text. */
  observedTimeUnixNano: string;
  /** The event's time when the record has none; '0' (unknown) when left out. */
  timeUnixNano?: string | undefined;
  /** Resource attributes the record does not have itself. */
  resource?: Readonly<Record<string, string>> | undefined;
  /** The service is known from what surrounds the record, so that a logger's `name` is only that. */
  named?: boolean | undefined;
  /** Parses the record's JSON again without losing digits of long numbers; called only when it has such numbers. */
  exact?: (() => unknown) | undefined;
}

function own(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The event's time. Two-part times (seconds and nanoseconds) and a millisecond time beside its nanoseconds are put together. */
function timeOf({ slots }: RecordDraft): string | undefined {
  const nanos = slots.nanos?.text.padStart(9, '0');
  if (slots.seconds) return toNanos(Number(slots.seconds.text), nanos ?? '');
  const time = slots.time?.text;
  const refines = time && nanos && nanos.length === 9 && nanos.startsWith(time.slice(-9, -6));
  return refines ? time.slice(0, -9) + nanos : time;
}

/** GELF numbers its `level` like syslog; it is known by its `short_message`. */
function isGelf({ slots }: RecordDraft): boolean {
  return slots.message?.decision.normal === 'shortmessage';
}

/** MongoDB calls its level `s`, beside a time in extended JSON; elsewhere an `s` may be anything. */
function dropLooseLevel(draft: RecordDraft): void {
  const { level, time } = draft.slots;
  if (level?.decision.normal !== 's' || time?.decision.normal === 't.$date') return;
  draft.slots.level = undefined;
  draft.addAttribute(level.decision.ownName, level.value);
}

function writtenLevel({ slots, attributes }: RecordDraft): Level | undefined {
  const level = slots.level;
  if (level) return { number: severityNumberOf(level.text, level.decision.scale), text: level.text };
  const text = own(attributes, 'level') ?? own(attributes, 'severity');
  if (text === undefined || text.length > 64) return undefined;
  return { number: 0, text };
}

/** The level: as written, else what the answer's status or an error says. */
function levelOf(draft: RecordDraft): Level {
  const written = writtenLevel(draft);
  if (written && isGelf(draft)) return { number: severityNumberOf(written.text, 'syslog'), text: written.text };
  const status = own(draft.attributes, 'http.response.status_code');
  const isError = own(draft.attributes, 'errorCode') ?? own(draft.attributes, 'exception.type');
  if (!written?.number && status) return { number: severityNumberOfStatus(Number(status)), text: written?.text ?? '' };
  return written ?? { number: isError ? 17 : 0, text: '' };
}

function templateText({ attributes, slots }: RecordDraft): string | undefined {
  const fields = { ...attributes };
  if (slots.service) fields[slots.service.decision.ownName] ??= slots.service.text;
  const template = MESSAGE_TEMPLATES.find((names) => names.every((name) => Object.hasOwn(fields, name)));
  return template?.map((name) => fields[name]).join(' ');
}

function bodyOf(draft: RecordDraft, value: unknown, structured: unknown): string {
  if (draft.slots.message) return draft.slots.message.text;
  if (structured !== undefined) return jsonText(structured);
  return own(draft.attributes, 'exception.message') || templateText(draft) || jsonText(value);
}

/** An access log's `host` is the site that was asked for, not the machine that wrote the log. */
function takeHost(draft: RecordDraft): void {
  const host = draft.slots.host;
  if (!host) return;
  const isAccessLog = own(draft.attributes, 'remote_addr') ?? own(draft.attributes, 'remote_ip');
  if (isAccessLog && host.decision.normal === 'host') draft.addAttribute('server.address', host.text);
  else draft.resource['host.name'] = host.text;
}

/** Bunyan's `name`, beside a process and host name, is the application; elsewhere a `name` is the logger. */
function takeNames(draft: RecordDraft, named: boolean): string {
  const { service, scope, host } = draft.slots;
  const scopeIsService =
    !named && !service && scope?.decision.normal === 'name' && host?.decision.normal === 'hostname';
  const serviceName = scopeIsService ? scope.text : service?.text;
  if (serviceName) draft.resource['service.name'] = serviceName;
  const pod = draft.resource['k8s.pod.name'];
  // A Deployment's pods are called <deployment>-<replica set>-<five characters>.
  const deployment = pod && /^(.+)-[a-z0-9]{6,10}-[a-z0-9]{5}$/.exec(pod)?.[1];
  if (deployment) draft.resource['service.name'] ??= deployment;
  return scopeIsService ? '' : (scope?.text ?? '');
}

function nameException({ attributes }: RecordDraft): void {
  const stack = own(attributes, 'exception.stacktrace');
  if (!stack || own(attributes, 'exception.type')) return;
  const type = exceptionTypeOf(stack);
  if (type) attributes['exception.type'] = type;
}

function noteLimits({ attributes, dropped, truncated }: RecordDraft): void {
  if (dropped > 0) attributes[DROPPED_ATTRIBUTE] = String(dropped);
  if (truncated.length > 0) attributes[TRUNCATED_ATTRIBUTE] = truncated.slice(0, 20).join(',');
}

/**
 * The finished record.
 * @param value the parsed object the draft was made from
 * @param structured its message when that is an object
 */
export function finishRecord(
  draft: RecordDraft,
  value: unknown,
  structured: unknown,
  defaults: RecordDefaults,
): LogRecord {
  const { slots } = draft;
  dropLooseLevel(draft);
  nameException(draft);
  takeHost(draft);
  const scope = takeNames(draft, defaults.named === true);
  const level = levelOf(draft);
  const body = draft.body(bodyOf(draft, value, structured));
  const traceparent = slots.trace?.decision.normal.endsWith('traceparent') ? String(slots.trace.value) : '';
  noteLimits(draft);
  return {
    timeUnixNano: timeOf(draft) ?? defaults.timeUnixNano ?? '0',
    observedTimeUnixNano: defaults.observedTimeUnixNano,
    severityNumber: level.number,
    severityText: cleanText(withoutColours(level.text)),
    body,
    traceId: slots.trace?.text ?? '',
    spanId: slots.span?.text ?? readSpanId(traceparent) ?? '',
    scope,
    attributes: draft.attributes,
    resource: defaults.resource ? { ...defaults.resource, ...draft.resource } : draft.resource,
  };
}
