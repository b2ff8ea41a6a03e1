import { Buffer } from 'node:buffer';
import { readAnyValue, readAttributes } from '@/collectors/otlp/json/any-value';
import { ignore, message, readInteger, readText } from '@/collectors/otlp/json/message';
import { severityNumberOfName } from '@/model/severity';
import type { Slice } from '@/pipeline/native/slice';
import type { LogDraft } from './log-draft';

/** Reads a `LogRecord`. @throws Error when the value is none */
export const readJsonLog = message<LogDraft>('LogRecord', {
  timeUnixNano: (value, draft, place) => draft.time.setDecimal(readInteger(value, place)),
  observedTimeUnixNano: (value, draft, place) => draft.observed.setDecimal(readInteger(value, place)),
  severityNumber: (value, draft, place) => {
    draft.severityNumber = readSeverity(value, place);
  },
  severityText: (value, draft, place) => draft.scratch.write(readText(value, place), draft.severityText),
  body: (value, draft) => readAnyValue(value, draft.body, draft.scratch),
  attributes: (value, draft, place) => readAttributes(value, place, draft.attributes, draft.scratch),
  droppedAttributesCount: (value, draft, place) => {
    draft.droppedBySender = Number(readInteger(value, place));
  },
  flags: ignore,
  traceId: (value, draft, place) => readId(readText(value, place), 16, draft.traceId),
  spanId: (value, draft, place) => readId(readText(value, place), 8, draft.spanId),
  eventName: (value, draft, place) => draft.scratch.write(readText(value, place), draft.eventName),
});

/** An enum comes as number, as text of it, or by its name. */
function readSeverity(value: unknown, place: string): number {
  if (typeof value !== 'string' || /^-?\d+$/.test(value)) return Number(readInteger(value, place));
  const number = severityNumberOfName(value);
  if (number > 0 || value === 'SEVERITY_NUMBER_UNSPECIFIED') return number;
  throw new TypeError(`${place} has no value "${value.slice(0, 100)}"`);
}

/**
 * The bytes of an id: hexadecimal, as OTLP has it, or padded base64, as plain protobuf libraries write bytes in JSON;
 * neither can be taken for the other. Anything else is left out.
 */
function readId(text: string, size: number, into: Slice): void {
  const encoding = text.length === size * 2 ? 'hex' : 'base64';
  const bytes = Buffer.from(text, encoding);
  if (bytes.length !== size || (encoding === 'base64' && bytes.toString('base64') !== text)) return;
  into.set(bytes, 0, size);
}
