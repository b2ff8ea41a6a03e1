import { exceptionTypeOf } from '@/collectors/json-logs/exception';
import { MESSAGE_TEMPLATES } from '@/collectors/json-logs/field-table';
import { readSpanId, readTraceId } from '@/collectors/json-logs/ids';
import { severityNumberOfStatus } from '@/collectors/json-logs/level';
import { checkTimestamp } from '@/pipeline/admit';
import { Scratch } from '@/pipeline/native/scratch';
import { Slice } from '@/pipeline/native/slice';
import type { LogValues } from '@/pipeline/signals/log-signal';
import type { DirectDraft } from './direct-draft';
import { fieldTree } from './field-tree';
import type { Member } from './object-scanner';
import { TimeReader } from './read-time';

/** Shared by all requests, like the fields. */
const times = new TimeReader();

const STACKTRACE = fieldTree.nameOf('exception.stacktrace');
const EXCEPTION_TYPE = fieldTree.nameOf('exception.type');
const EXCEPTION_MESSAGE = fieldTree.nameOf('exception.message');
const ERROR_CODE = fieldTree.nameOf('errorCode');
const STATUS = fieldTree.nameOf('http.response.status_code');
const REMOTE_ADDRESS = fieldTree.nameOf('remote_addr');
const REMOTE_IP = fieldTree.nameOf('remote_ip');
const SERVER_ADDRESS = fieldTree.nameOf('server.address');
const POD = fieldTree.nameOf('k8s.pod.name');
const HOST = fieldTree.nameOf('host.name');
const SERVICE = fieldTree.nameOf('service.name');
const TEMPLATES = MESSAGE_TEMPLATES.map((names) => names.map((name) => fieldTree.nameOf(name)));

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const ERROR = 17;

/** What `finishRecord` is for parsed values; each step is false when it cannot decide. */
export class DirectFinish {
  private readonly nowMs: number;
  private readonly scratch = new Scratch();

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  /** Fills in everything but the attributes. */
  finish(draft: DirectDraft, row: LogValues, scope: Slice): boolean {
    this.scratch.clear();
    if (!this.nameException(draft)) return false;
    readLevel(draft, row);
    return (
      this.readTime(draft, row) &&
      this.readId(draft.held.trace, TRACE_ID_BYTES, readTraceId, row.traceId) &&
      this.readId(draft.held.span, SPAN_ID_BYTES, readSpanId, row.spanId) &&
      this.readBody(draft, row) &&
      readNames(draft, scope)
    );
  }

  private readTime({ held }: DirectDraft, { time }: LogValues): boolean {
    const { nowMs } = this;
    if (!held.time) time.setMillis(nowMs);
    else if (!times.read(held.time, time)) return false;
    return checkTimestamp(time, nowMs) === undefined;
  }

  private readId(member: Member | undefined, size: number, read: typeof readTraceId, into: Slice): boolean {
    into.clear();
    if (!member) return true;
    const { decimal } = member.field.decision;
    if (!decimal && isId(member, size)) {
      into.copy(member);
      return true;
    }
    const text = read(member.toString(), decimal);
    if (text !== undefined) this.scratch.write(text, into);
    return text !== undefined;
  }

  private nameException(draft: DirectDraft): boolean {
    const stack = draft.find(STACKTRACE);
    if (!isFilled(stack) || isFilled(draft.find(EXCEPTION_TYPE))) return true;
    const type = exceptionTypeOf(stack.toString());
    if (!type) return true;
    const value = new Slice();
    this.scratch.write(type, value);
    return draft.add(draft.attributes, EXCEPTION_TYPE, value);
  }

  private readBody(draft: DirectDraft, { body }: LogValues): boolean {
    const { message, service } = draft.held;
    const given = message ?? draft.find(EXCEPTION_MESSAGE);
    if (isFilled(given)) {
      body.copy(given);
      return true;
    }
    if (service && TEMPLATES.some((names) => names.includes(service.field.ownName))) return false;
    const template = TEMPLATES.find((names) => names.every((name) => draft.find(name) !== undefined));
    const texts = template?.map((name) => draft.find(name)?.toString() ?? '');
    if (texts) this.scratch.write(texts.join(' '), body);
    return texts !== undefined;
  }
}

function readLevel(draft: DirectDraft, row: LogValues): void {
  const { level } = draft.held;
  if (level) {
    row.severityText.copy(level);
    row.severityNumber = level.field.levels?.get(level) ?? 0;
    return;
  }
  row.severityText.clear();
  const status = draft.find(STATUS);
  const error = draft.find(ERROR_CODE) ?? draft.find(EXCEPTION_TYPE);
  if (isFilled(status)) row.severityNumber = severityNumberOfStatus(Number(status.toString()));
  else row.severityNumber = isFilled(error) ? ERROR : 0;
}

function isFilled(slice: Slice | undefined): slice is Slice {
  return slice !== undefined && slice.length > 0;
}

/** Host, service and scope: what each name means depends on the others. */
function readNames(draft: DirectDraft, scopeName: Slice): boolean {
  const { host, service, scope } = draft.held;
  const isBunyan = !service && scope?.field.decision.normal === 'name' && host?.field.decision.normal === 'hostname';
  const serviceName = isBunyan ? scope : service;
  // Its deployment would be the service.
  if (!serviceName && draft.has(POD)) return false;
  if (scope && !isBunyan) scopeName.copy(scope);
  else scopeName.clear();
  const isAccessLog = isFilled(draft.find(REMOTE_ADDRESS) ?? draft.find(REMOTE_IP));
  const isSite = isAccessLog && host?.field.decision.normal === 'host';
  if (host && isSite && !draft.add(draft.attributes, SERVER_ADDRESS, host)) return false;
  if (host && !isSite) draft.resource.add(HOST, host);
  if (serviceName) draft.resource.add(SERVICE, serviceName);
  return true;
}

/** An id as it is stored: lower-case hexadecimal digits, not all of them zero. */
function isId({ bytes, start, end }: Slice, size: number): boolean {
  if (end - start !== size * 2) return false;
  let seen = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    const isDigit = byte >= 0x30 && byte <= 0x39;
    if (!isDigit && (byte < 0x61 || byte > 0x66)) return false;
    seen |= byte;
  }
  return seen !== 0x30;
}
