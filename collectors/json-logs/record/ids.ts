import type { Scratch } from '@/pipeline/native/scratch';
import type { Slice } from '@/pipeline/native/slice';
import type { Member } from './member';

const TRACE_ID_DIGITS = 32;
const SPAN_ID_DIGITS = 16;
const ZEROS = /^0+$/;

function hex(text: string, digits: number): string | undefined {
  if (text.length !== digits || ZEROS.test(text)) return undefined;
  return /^[0-9a-f]+$/i.test(text) ? text.toLowerCase() : undefined;
}

/**
 * A trace id as 32 lower-case hexadecimal digits. Reads W3C and 64-bit ids, UUIDs, a `traceparent`, AWS X-Ray ids,
 * Google resource names (projects/p/traces/…), and decimal ids when the key says it is Datadog's.
 * @returns undefined when the value is no trace id (all zeros is none)
 */
export function readTraceId(text: string, decimal = false): string | undefined {
  const direct = hex(text, 32);
  if (direct) return direct;
  if (text.length > 256) return undefined;
  if (decimal && /^\d{1,20}$/.test(text)) return hex(BigInt(text).toString(16).padStart(32, '0').slice(-32), 32);
  const short = hex(text, 16);
  if (short) return short.padStart(32, '0');
  const wrapped =
    /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/i.exec(text) ??
    /\/traces\/([0-9a-f]{32})$/i.exec(text) ??
    /^(?:Root=)?1-([0-9a-f]{8}-[0-9a-f]{24})(?:;|$)/i.exec(text) ??
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(text);
  return wrapped ? hex((wrapped[1] ?? '').replaceAll('-', ''), 32) : undefined;
}

/** A span id as 16 lower-case hexadecimal digits; decimal ids only when the key says it is Datadog's. */
export function readSpanId(text: string, decimal = false): string | undefined {
  if (decimal && /^\d{1,20}$/.test(text)) return hex(BigInt(text).toString(16).padStart(16, '0'), 16);
  return hex(text, 16) ?? /^00-[0-9a-f]{32}-([0-9a-f]{16})-[0-9a-f]{2}$/i.exec(text)?.[1]?.toLowerCase();
}

type ReadId = (text: string, decimal: boolean) => string | undefined;

/** Points at the trace id a value holds; false when it holds none. */
export function copyTraceId(value: Member, scratch: Scratch, into: Slice): boolean {
  return copyId(value, TRACE_ID_DIGITS, readTraceId, scratch, into);
}

/** Points at the span id a value holds; false when it holds none. */
export function copySpanId(value: Member, scratch: Scratch, into: Slice): boolean {
  return copyId(value, SPAN_ID_DIGITS, readSpanId, scratch, into);
}

function copyId(value: Member, digits: number, read: ReadId, scratch: Scratch, into: Slice): boolean {
  const { decimal } = value.field.decision;
  if (!decimal && isId(value, digits)) {
    into.copy(value);
    return true;
  }
  const text = read(value.toString(), decimal);
  if (text !== undefined) scratch.write(text, into);
  return text !== undefined;
}

/** An id as it is stored: lower-case hexadecimal digits, not all of them zero. */
function isId({ bytes, start, end }: Slice, digits: number): boolean {
  if (end - start !== digits) return false;
  let seen = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    const isDigit = byte >= 0x30 && byte <= 0x39;
    if (!isDigit && (byte < 0x61 || byte > 0x66)) return false;
    seen |= byte;
  }
  return seen !== 0x30;
}
