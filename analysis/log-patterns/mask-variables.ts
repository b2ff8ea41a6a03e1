/** Stands for a part that differs between messages of one pattern. */
export const WILDCARD = '<*>';

/**
 * Parts that are surely variable, longest kind first: one expression, so that each message is read once.
 * uuid · ISO 8601 time · URL · IPv4 with port · MAC and IPv6 · path of two or more segments · 0x hex · long hex with a digit · number.
 * No kind repeats over a part that could be split in two ways, so the time stays linear in the length.
 */
const VARIABLE = new RegExp(
  [
    '\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b',
    '\\b\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?:Z|[-+]\\d{2}:?\\d{2})?',
    '\\b[a-z][a-z0-9+.-]{1,9}://[^\\s"\'<>)\\],;]+',
    '/?\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}(?::\\d{1,5})?\\b',
    '\\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\\b',
    '(?<![\\w/.<])(?:/[\\w.@%+~-]+){2,}/?',
    '\\b0x[0-9a-f]+\\b',
    '\\b(?=[a-f]*\\d)[0-9a-f]{12,}\\b',
    '(?<![a-z0-9])[-+]?\\d+(?:[.,:]\\d+)*(?![a-z0-9])',
  ].join('|'),
  'gi',
);

/** The message with its surely variable parts replaced, cut into tokens at white space. */
export function toTokens(message: string, maxTokens = 100): string[] {
  const masked = message.slice(0, 2000).replace(VARIABLE, WILDCARD);
  return masked
    .split(/\s+/, maxTokens + 1)
    .filter((token) => token !== '')
    .slice(0, maxTokens);
}
