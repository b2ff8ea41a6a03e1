import { RE2JS, RE2JSException } from 're2js';
import { AppError } from '@/model/errors';

export type TextTest = (text: string) => boolean;

const WORD = /[a-zA-Z0-9\u0080-\u{10ffff}]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is the range meant
const ASCII = /^[\x00-\x7f]*$/;

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const ignoringCase = (text: string): string => (ASCII.test(text) ? 'i' : 'iu');

/**
 * Whole words in this order, in any letter case. Words are runs of ASCII letters and digits; other writing (Korean takes
 * suffixes) is found as a part of the text.
 */
export function containsText(value: string): TextTest {
  const words = (value.match(WORD) ?? []).filter((word) => ASCII.test(word));
  const tests = [
    new RegExp(literally(value), ignoringCase(value)),
    ...words.map((word) => new RegExp(`(?<![a-z0-9\\u0080-\\uffff])${word}(?![a-z0-9\\u0080-\\uffff])`, 'i')),
  ];
  return (text) => tests.every((test) => test.test(text));
}

/** The whole text, with anything between the parts, in any letter case. */
export function matchesParts(parts: readonly string[]): TextTest {
  const [first = '', ...others] = parts.map((part) => part.toLowerCase());
  const last = others.pop() ?? '';
  return (text) => {
    const lower = text.toLowerCase();
    if (!lower.startsWith(first) || lower.length < first.length + last.length || !lower.endsWith(last)) return false;
    const end = lower.length - last.length;
    let at = first.length;
    for (const part of others) {
      const found = lower.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}

/** Found anywhere, in time linear in the text whatever the pattern; `.` also stands for a line break. @throws AppError invalid_filter */
export function matchesRegex(pattern: string): TextTest {
  try {
    const compiled = RE2JS.compile(pattern, RE2JS.DOTALL);
    return (text) => compiled.test(text);
  } catch (cause) {
    if (!(cause instanceof RE2JSException)) throw cause;
    throw new AppError('invalid_filter', `/${pattern}/ is not a regular expression in RE2 syntax.`, { cause });
  }
}
