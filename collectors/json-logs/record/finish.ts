import type { AttributeName } from '@/collectors/json-logs/fields/attribute-name';
import { fields } from '@/collectors/json-logs/fields/field';
import { MESSAGE_TEMPLATES } from '@/collectors/json-logs/fields/field-table';
import { DROPPED_ATTRIBUTE, jsonText, MAX_BODY_LENGTH, TRUNCATED_ATTRIBUTE } from '@/collectors/json-logs/limits';
import { toNanos } from '@/collectors/json-logs/times/nanos';
import { Slice } from '@/pipeline/native/slice';
import { LogValues } from '@/pipeline/signals/log-signal';
import type { Draft } from './draft';
import { exceptionTypeOf } from './exception';
import { readSpanId } from './ids';
import { severityNumberOf, severityNumberOfStatus, withoutColours } from './level';

const attribute = (name: string) => fields.attributes.constant(name);
const LEVEL = attribute('level');
const SEVERITY = attribute('severity');
const STACKTRACE = attribute('exception.stacktrace');
const EXCEPTION_TYPE = attribute('exception.type');
const EXCEPTION_MESSAGE = attribute('exception.message');
const ERROR_CODE = attribute('errorCode');
const STATUS = attribute('http.response.status_code');
const REMOTE_ADDRESS = attribute('remote_addr');
const REMOTE_IP = attribute('remote_ip');
const SERVER_ADDRESS = attribute('server.address');
const DROPPED = attribute(DROPPED_ATTRIBUTE);
const TRUNCATED = attribute(TRUNCATED_ATTRIBUTE);
const TEMPLATES = MESSAGE_TEMPLATES.map((names) => names.map(attribute));

const POD = fields.resources.constant('k8s.pod.name');
const HOST = fields.resources.constant('host.name');
const SERVICE = fields.resources.constant('service.name');

const ERROR = 17;
const LONGEST_LEVEL = 64;
const ESCAPE = 0x1b;
/** A Deployment's pods are called <deployment>-<replica set>-<five characters>. */
const POD_OF_DEPLOYMENT = /^(.+)-[a-z0-9]{6,10}-[a-z0-9]{5}$/;

/** The JSON a record was read from. */
export interface Whole {
  value: unknown;
  /** Its message when that is an object. */
  structured: unknown;
}

/** Decides what several values together say of a record: everything that is not decided by one of them alone. */
export class Finish {
  /** The finished record but for its attributes and resource, which stay in the draft. A time of zero is unknown. */
  readonly values = new LogValues();
  readonly scope = new Slice();

  /**
   * Finishes a record.
   * @param whole for a record without a message; without it such a record is left undecided
   * @param named the service is known from what surrounds the record, so that a logger's `name` is only that
   * @returns false when it was left undecided
   */
  finish(draft: Draft, whole: Whole | undefined, named = false): boolean {
    dropLooseLevel(draft);
    nameException(draft);
    this.takeHost(draft);
    this.takeNames(draft, named);
    this.takeLevel(draft);
    this.takeTime(draft);
    this.takeIds(draft);
    if (!this.takeBody(draft, whole)) return false;
    if (draft.dropped > 0) draft.attributes.set(DROPPED, draft.written(String(draft.dropped)));
    if (draft.truncated.length > 0)
      draft.attributes.set(TRUNCATED, draft.written(draft.truncated.slice(0, 20).join(',')));
    return true;
  }

  /** The level: as written, else what the answer's status or an error says. */
  private takeLevel(draft: Draft): void {
    const { values } = this;
    const level = writtenLevel(draft);
    values.severityNumber = level ? levelNumber(draft, level) : 0;
    if (level) values.severityText.copy(plainLevel(draft, level));
    else values.severityText.clear();
    if (values.severityNumber > 0) return;
    const status = draft.attributes.find(STATUS);
    if (isFilled(status)) values.severityNumber = severityNumberOfStatus(Number(status.toString()));
    else if (!level) values.severityNumber = isFailure(draft) ? ERROR : 0;
  }

  /** The event's time. Two-part times (seconds and nanoseconds) and a millisecond time beside its nanoseconds are put together. */
  private takeTime({ held, time }: Draft): void {
    const into = this.values.time;
    if (held.time) into.set(time.low, time.high);
    else into.set(0, 0);
    if (!held.seconds && !held.nanos) return;
    const nanos = held.nanos?.toString().padStart(9, '0') ?? '';
    if (held.seconds) {
      into.setDecimal(toNanos(Number(held.seconds.toString()), nanos));
      return;
    }
    const text = String(into.toNanos());
    const refines = held.time && nanos.length === 9 && nanos.startsWith(text.slice(-9, -6));
    if (refines) into.setDecimal(text.slice(0, -9) + nanos);
  }

  private takeIds({ held, traceId, spanId, scratch }: Draft): void {
    const { values } = this;
    if (held.trace) values.traceId.copy(traceId);
    else values.traceId.clear();
    values.spanId.clear();
    if (held.span) values.spanId.copy(spanId);
    else if (held.trace?.field.decision.normal.endsWith('traceparent')) {
      scratch.write(readSpanId(held.trace.toString()) ?? '', values.spanId);
    }
  }

  private takeBody(draft: Draft, whole: Whole | undefined): boolean {
    const text = messageOf(draft, whole);
    if (text) this.values.body.copy(draft.shortened('body', text, MAX_BODY_LENGTH));
    return text !== undefined;
  }

  /** An access log's `host` is the site that was asked for, not the machine that wrote the log. */
  private takeHost(draft: Draft): void {
    const { host } = draft.held;
    if (!host) return;
    const isAccessLog = isFilled(draft.attributes.find(REMOTE_ADDRESS) ?? draft.attributes.find(REMOTE_IP));
    if (isAccessLog && host.field.decision.normal === 'host') draft.add(SERVER_ADDRESS, host);
    else draft.resource.set(HOST, host);
  }

  /** Bunyan's `name`, beside a process and host name, is the application; elsewhere a `name` is the logger. */
  private takeNames(draft: Draft, named: boolean): void {
    const { service, scope, host } = draft.held;
    const isBunyan =
      !named && !service && scope?.field.decision.normal === 'name' && host?.field.decision.normal === 'hostname';
    const name = (isBunyan ? scope : service) ?? deploymentOf(draft);
    if (name) draft.resource.set(SERVICE, name);
    if (scope && !isBunyan) this.scope.copy(scope);
    else this.scope.clear();
  }
}

function isFilled(slice: Slice | undefined): slice is Slice {
  return slice !== undefined && slice.length > 0;
}

/** MongoDB calls its level `s`, beside a time in extended JSON; elsewhere an `s` may be anything. */
function dropLooseLevel(draft: Draft): void {
  const { level, time } = draft.held;
  if (level?.field.decision.normal === 's' && time?.field.decision.normal !== 't.$date') draft.release('level');
}

/** A level nobody knows is an attribute, and its text the record's severity text. */
function writtenLevel({ held, attributes }: Draft): Slice | undefined {
  if (held.level) return held.level;
  const unknown = attributes.find(LEVEL) ?? attributes.find(SEVERITY);
  return unknown && unknown.toString().length <= LONGEST_LEVEL ? unknown : undefined;
}

/** GELF numbers its `level` like syslog; it is known by its `short_message`. */
function levelNumber({ held, level: number }: Draft, level: Slice): number {
  if (held.message?.field.decision.normal === 'shortmessage') return severityNumberOf(level.toString(), 'syslog');
  return held.level ? number : 0;
}

function plainLevel(draft: Draft, level: Slice): Slice {
  for (let i = level.start; i < level.end; i++) {
    if (level.bytes[i] === ESCAPE) return draft.written(withoutColours(level.toString()));
  }
  return level;
}

function isFailure({ attributes }: Draft): boolean {
  return isFilled(attributes.find(ERROR_CODE) ?? attributes.find(EXCEPTION_TYPE));
}

function nameException(draft: Draft): void {
  const stack = draft.attributes.find(STACKTRACE);
  if (!isFilled(stack) || isFilled(draft.attributes.find(EXCEPTION_TYPE))) return;
  const type = exceptionTypeOf(stack.toString());
  if (type) draft.attributes.set(EXCEPTION_TYPE, draft.written(type));
}

function deploymentOf(draft: Draft): Slice | undefined {
  const pod = draft.resource.find(POD);
  const deployment = pod && POD_OF_DEPLOYMENT.exec(pod.toString())?.[1];
  return deployment ? draft.written(deployment) : undefined;
}

function messageOf(draft: Draft, whole: Whole | undefined): Slice | undefined {
  if (draft.held.message) return draft.held.message;
  if (whole?.structured !== undefined) return draft.written(jsonText(whole.structured));
  const exception = draft.attributes.find(EXCEPTION_MESSAGE);
  if (isFilled(exception)) return exception;
  return templateText(draft) ?? (whole && draft.written(jsonText(whole.value)));
}

function templateText(draft: Draft): Slice | undefined {
  const { service } = draft.held;
  const fieldOf = (name: AttributeName): Slice | undefined =>
    draft.attributes.find(name) ?? (service?.field.ownName === name ? service : undefined);
  const template = TEMPLATES.find((names) => names.every((name) => fieldOf(name) !== undefined));
  return template && draft.written(template.map((name) => fieldOf(name)?.toString()).join(' '));
}
