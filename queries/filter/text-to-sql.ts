import { joinSql, param, type Sql, sql } from '@/store/telemetry/sql';

/** The engine looks at no more than 64 tokens in one call; the substring check beside it keeps the answer exact. */
const MAX_TOKENS = 60;

/**
 * Rows whose text has these whole words in this order, in any letter case.
 * Words are what a text index over `lower(column)` holds: runs of ASCII letters and digits, lowered. Writing other than
 * ASCII (Korean takes suffixes) is found as a substring, which reads the rows.
 */
export function textContains(column: Sql, text: string): Sql {
  const tokens = wholeWords(text);
  const conditions: Sql[] = [];
  if (tokens.length > 0)
    conditions.push(sql`hasAllTokens(lower(${column}), ${param.strings(tokens.slice(0, MAX_TOKENS))})`);
  if (tokens.length !== 1 || tokens[0] !== text.toLowerCase()) conditions.push(substring(column, text));
  return sql`(${joinSql(conditions, ' AND ')})`;
}

/** Rows whose text has the pattern anywhere. The index answers it when the text between wildcards is ASCII. */
export function textMatches(column: Sql, parts: readonly string[]): Sql {
  const pattern = likePattern(['', ...parts, '']);
  if (isAscii(pattern)) return sql`lower(${column}) LIKE ${param.string(pattern.toLowerCase())}`;
  return sql`${column} ILIKE ${param.string(pattern)}`;
}

/** LIKE pattern with `%` between the literal parts. */
export function likePattern(parts: readonly string[]): string {
  const telling = parts.filter((part, i) => part !== '' || i === 0 || i === parts.length - 1);
  return telling.map((part) => part.replace(/[\\%_]/g, '\\$&')).join('%');
}

function substring(column: Sql, text: string): Sql {
  if (isAscii(text)) return sql`lower(${column}) LIKE ${param.string(likePattern(['', text.toLowerCase(), '']))}`;
  return sql`positionCaseInsensitiveUTF8(${column}, ${param.string(text)}) > 0`;
}

function isAscii(text: string): boolean {
  return [...text].every((character) => character < '\u0080');
}

/** Distinct words that stand whole in the text; words touching other writing may continue, so they are left out. */
function wholeWords(text: string): string[] {
  const words = text.match(/[a-zA-Z0-9\u0080-\u{10ffff}]+/gu) ?? [];
  return [...new Set(words.filter(isAscii).map((word) => word.toLowerCase()))];
}
