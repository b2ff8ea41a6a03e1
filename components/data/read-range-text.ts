import { loadWhenConnected } from './connection';
import { type ParsedRange, parseRangeText } from './parse-range-text';

/** Short forms at once; for everything else the reader of spoken times is loaded first. */
export async function readRangeText(text: string, timeZone: string, nowMs: number): Promise<ParsedRange> {
  const short = parseRangeText(text, timeZone, nowMs);
  if ('range' in short || short.problem === 'order') return short;
  const { parseSpokenRange } = await loadWhenConnected(() => import('./spoken-range'));
  return parseSpokenRange(text, timeZone, nowMs);
}
