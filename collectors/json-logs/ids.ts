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
