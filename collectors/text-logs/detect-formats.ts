import { TEXT_FORMATS, type TextFormat } from './formats';
import { parseLogfmt } from './logfmt';

/** How many lines of a file decide what it is. */
export const SAMPLE_LINES = 200;
/** A form that matches too easily counts only when this share of the sample has it. */
const WEAK_SHARE = 0.2;

/** What the start of a text file says about the rest of it. */
export interface DetectedFormats {
  /** The forms its lines are tried in, most frequent first; empty when none was recognised. */
  formats: readonly TextFormat[];
  /** Whether lines of no known form continue the record above them. */
  joins: boolean;
}

/** Recognises the forms that lines of a file have from a sample of its first lines. */
export function detectFormats(lines: readonly string[]): DetectedFormats {
  const counts = new Map<TextFormat, number>();
  for (const line of lines) {
    if (line.startsWith('{') || parseLogfmt(line)) continue;
    const format = TEXT_FORMATS.find(({ pattern }) => pattern.test(line));
    if (format) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const formats = [...counts]
    .filter(([format, count]) => !format.weak || count >= lines.length * WEAK_SHARE)
    .sort(([, a], [, b]) => b - a)
    .map(([format]) => format);
  return { formats, joins: formats[0]?.joins ?? false };
}
