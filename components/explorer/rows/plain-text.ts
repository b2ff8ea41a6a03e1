/** Characters of a body a row draws; a 1 MB line must not reach the layout engine. */
export const ROW_CHARACTERS = 2000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character
const ANSI = /[\u001b\u009b](?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)?|[@-Z\\-_])?/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be made visible
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Text without terminal colours; other control characters become visible symbols (␀ for NUL …). */
export function toPlainText(text: string): string {
  return text
    .replace(ANSI, '')
    .replace(CONTROL, (character) =>
      character === '\u007f' ? '\u2421' : String.fromCharCode(0x2400 + character.charCodeAt(0)),
    );
}

/** What a row shows of a body: plain, cut to `limit` characters before any work is done on it. */
export function toRowText(body: string, limit = ROW_CHARACTERS): string {
  const cut = body.length > limit;
  const plain = toPlainText(cut ? body.slice(0, limit) : body);
  return cut ? `${plain.replace(/[\ud800-\udbff]$/, '')}…` : plain;
}

/** One line of it: line breaks shown as ⏎ so that two lines do not read as one. */
export function toOneLine(text: string): string {
  return text.replace(/\s*\r?\n\s*/g, ' ⏎ ').replace(/\t/g, ' ');
}
