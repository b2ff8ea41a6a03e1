import {
  cleanText,
  cutText,
  MAX_BODY_LENGTH,
  MAX_VALUE_LENGTH,
  TRUNCATED_ATTRIBUTE,
} from '@/collectors/json-logs/limits';
import { readSpanId, readTraceId } from '@/collectors/json-logs/record/ids';
import { severityNumberOf, severityNumberOfStatus } from '@/collectors/json-logs/record/level';
import { groupsToNanos, type TimeDefaults } from '@/collectors/json-logs/times/time-text';
import type { RecordDefaults } from '@/collectors/json-logs/values/value-reader';
import type { LogRecord } from '@/model/log';
import { severityNumberOfName } from '@/model/severity';
import { ACCESS, GROUP_ATTRIBUTES, TEXT_FORMATS, type TextFormat } from './formats';
import { leadingLevel } from './patterns';

/** What a text line is completed with. */
export interface TextDefaults extends RecordDefaults {
  /** For times that lack a year or a zone. */
  time?: TimeDefaults | undefined;
}

type Groups = Record<string, string | undefined>;

const isGiven = (text: string | undefined): text is string => text !== undefined && text !== '' && text !== '-';

const LONGEST_NAME = 256;
const nameText = (text = '') => cleanText(cutText(text, LONGEST_NAME));

const REQUEST = /^(?<method>[A-Z]{3,10}) (?<path>[^\s?]+)(?:\?(?<query>\S*))?(?: (?<protocol>HTTP\/[\d.]+))?$/;

/** An access log's request line in its parts; the body is the line without the time, which has a column of its own. */
function openAccess(groups: Groups): Groups {
  const message = `${groups.client} "${groups.request}" ${groups.status} ${groups.bytes}${groups.rest}`;
  return { ...groups, ...REQUEST.exec(groups.request ?? '')?.groups, message };
}

type Severity = Pick<LogRecord, 'severityNumber' | 'severityText'>;

/** Daemons whose log has no level often begin the message with one: `error: …`, `fatal: …`. */
function leadingSeverity(text: string): Severity {
  const severityText = leadingLevel(text);
  return { severityNumber: severityNumberOfName(severityText), severityText };
}

/** As the form has it, else what an access log's status says, which a syslog daemon sends under one priority for all. */
function severityIn(groups: Groups, { levels }: TextFormat): Severity {
  const { level, status, priority, message = '' } = groups;
  if (level !== undefined)
    return { severityNumber: severityNumberOfName(levels?.[level] ?? level), severityText: level };
  if (status !== undefined) return { severityNumber: severityNumberOfStatus(Number(status)), severityText: '' };
  if (priority === undefined) return leadingSeverity(message);
  return { severityNumber: severityNumberOf(String(Number(priority) % 8), 'syslog'), severityText: '' };
}

function attributesOf(groups: Groups): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const group in groups) {
    const name = GROUP_ATTRIBUTES[group];
    const text = groups[group];
    if (name && isGiven(text)) attributes[name] = cleanText(cutText(text, MAX_VALUE_LENGTH));
  }
  if (groups.priority !== undefined) attributes['syslog.facility.code'] = String(Number(groups.priority) >> 3);
  return attributes;
}

const TRACE = /\btrace[_-]?id["']?\s?[:=]\s?["']?([0-9a-f]{32}|[0-9a-f]{16})\b/i;
const SPAN = /\bspan[_-]?id["']?\s?[:=]\s?["']?([0-9a-f]{16})\b/i;

/** Ids that a program wrote into its message. */
function idsIn(message: string): Pick<LogRecord, 'traceId' | 'spanId'> {
  const head = message.slice(0, 2000);
  if (!head.includes('race')) return { traceId: '', spanId: '' };
  return {
    traceId: readTraceId(TRACE.exec(head)?.[1] ?? '') ?? '',
    spanId: readSpanId(SPAN.exec(head)?.[1] ?? '') ?? '',
  };
}

/** A record of a text whose only certain part is its body. */
export function plainRecord(text: string, defaults: TextDefaults): LogRecord {
  const attributes: Record<string, string> = {};
  if (text.length > MAX_BODY_LENGTH) attributes[TRUNCATED_ATTRIBUTE] = 'body';
  return {
    timeUnixNano: defaults.timeUnixNano ?? '0',
    observedTimeUnixNano: defaults.observedTimeUnixNano,
    ...leadingSeverity(text),
    body: cleanText(cutText(text, MAX_BODY_LENGTH)),
    ...idsIn(text),
    scope: '',
    attributes,
    resource: { ...defaults.resource },
  };
}

/** The parts of a line; those of an access line that a syslog daemon or a container runtime passes on are among them. */
function partsOf(groups: Groups): Groups {
  if (groups.request !== undefined) return openAccess(groups);
  const inner = groups.level === undefined && ACCESS.pattern.exec(groups.message ?? '')?.groups;
  return inner ? { ...groups, ...openAccess(inner) } : groups;
}

function recordOf(line: string, format: TextFormat, raw: Groups, defaults: TextDefaults): LogRecord {
  const groups = partsOf(raw);
  const record = plainRecord(groups.message ?? line, defaults);
  record.timeUnixNano = groupsToNanos(groups, defaults.time) ?? record.timeUnixNano;
  Object.assign(record.attributes, attributesOf(groups));
  Object.assign(record, severityIn(groups, format));
  record.scope = nameText(groups.scope);
  if (isGiven(groups.service)) record.resource['service.name'] = nameText(groups.service);
  if (isGiven(groups.host)) record.resource['host.name'] = nameText(groups.host);
  return record;
}

/**
 * Reads a line as one of the formats, the first that fits.
 * @returns undefined when none does
 */
export function matchTextLine(
  line: string,
  formats: readonly TextFormat[],
  defaults: TextDefaults,
): { record: LogRecord; format: TextFormat } | undefined {
  for (const format of formats) {
    const groups = format.pattern.exec(line)?.groups;
    if (groups) return { record: recordOf(line, format, groups, defaults), format };
  }
  return undefined;
}

/** Reads a single line whose surroundings are unknown; a line of no known form is all body. */
export function parseTextLine(line: string, defaults: TextDefaults): LogRecord {
  return matchTextLine(line, TEXT_FORMATS, defaults)?.record ?? plainRecord(line, defaults);
}
