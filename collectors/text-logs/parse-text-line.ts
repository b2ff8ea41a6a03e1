import type { RecordDefaults } from '@/collectors/json-logs/finish';
import { readSpanId, readTraceId } from '@/collectors/json-logs/ids';
import { severityNumberOf, severityNumberOfStatus } from '@/collectors/json-logs/level';
import {
  cleanText,
  cutText,
  MAX_BODY_LENGTH,
  MAX_VALUE_LENGTH,
  TRUNCATED_ATTRIBUTE,
} from '@/collectors/json-logs/limits';
import { groupsToNanos, type TimeDefaults } from '@/collectors/json-logs/time-text';
import type { LogRecord } from '@/model/log';
import { GROUP_ATTRIBUTES, TEXT_FORMATS, type TextFormat } from './formats';

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

function severity(groups: Groups): Pick<LogRecord, 'severityNumber' | 'severityText'> {
  if (groups.level !== undefined) return { severityNumber: severityNumberOf(groups.level), severityText: groups.level };
  if (groups.priority !== undefined) {
    return { severityNumber: severityNumberOf(String(Number(groups.priority) % 8), 'syslog'), severityText: '' };
  }
  if (groups.status !== undefined)
    return { severityNumber: severityNumberOfStatus(Number(groups.status)), severityText: '' };
  // Daemons whose log has no level often begin the message with one: `error: …`, `fatal: …`.
  const text =
    /^\[?(debug|info|notice|warning|warn|error|critical|fatal)(?:\]|:)/i.exec(groups.message ?? '')?.[1] ?? '';
  return { severityNumber: severityNumberOf(text), severityText: text };
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
    severityNumber: 0,
    severityText: '',
    body: cleanText(cutText(text, MAX_BODY_LENGTH)),
    ...idsIn(text),
    scope: '',
    attributes,
    resource: { ...defaults.resource },
  };
}

function recordOf(raw: Groups, line: string, defaults: TextDefaults): LogRecord {
  const groups = raw.request === undefined ? raw : openAccess(raw);
  const record = plainRecord(groups.message ?? line, defaults);
  record.timeUnixNano = groupsToNanos(groups, defaults.time) ?? record.timeUnixNano;
  Object.assign(record.attributes, attributesOf(groups));
  Object.assign(record, severity(groups));
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
    if (groups) return { record: recordOf(groups, line, defaults), format };
  }
  return undefined;
}

/** Reads a single line whose surroundings are unknown; a line of no known form is all body. */
export function parseTextLine(line: string, defaults: TextDefaults): LogRecord {
  return matchTextLine(line, TEXT_FORMATS, defaults)?.record ?? plainRecord(line, defaults);
}
