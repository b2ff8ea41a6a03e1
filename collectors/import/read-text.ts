/** How much of a file is looked at to tell what it is. */
const PROBE_BYTES = 64 * 1024;
/** Lines longer than this are cut; in UTF-16 units. A CloudTrail file is one line. */
export const MAX_LINE_LENGTH = 64 * 1024 * 1024;

/** A file's text in pieces, after a look at its beginning. */
export interface TextSource {
  /** The beginning, to tell the form by. */
  probe: string;
  /** The whole text, the beginning included. */
  text: AsyncIterable<string>;
}

function encodingOf(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/**
 * Decodes a file's bytes. UTF-8, or UTF-16 when it begins with that mark; invalid bytes become U+FFFD.
 * @returns undefined when the bytes are no text
 */
export async function readText(bytes: AsyncGenerator<Buffer>): Promise<TextSource | undefined> {
  const held: Buffer[] = [];
  let size = 0;
  while (size < PROBE_BYTES) {
    const { value, done } = await bytes.next();
    if (done) break;
    held.push(value);
    size += value.length;
  }
  const start = Buffer.concat(held);
  const encoding = encodingOf(start);
  // Some terminals log a NUL now and then; a binary file has many.
  const zeros = start.subarray(0, PROBE_BYTES).reduce((sum, byte) => (byte === 0 ? sum + 1 : sum), 0);
  if (encoding === 'utf-8' && zeros > start.length / 1000) {
    await bytes.return(undefined);
    return undefined;
  }
  const probe = new TextDecoder(encoding).decode(start.subarray(0, PROBE_BYTES));
  return { probe, text: decode(start, bytes, encoding) };
}

async function* decode(start: Buffer, rest: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  yield decoder.decode(start, { stream: true });
  for await (const chunk of rest) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const withoutReturn = (line: string) => line.replace(/\r+$/, '');

/** Cuts text into lines without their ends (`\n`, `\r\n`), empty ones included. */
export async function* splitLines(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  /** Pieces of a line whose end has not come yet. */
  let open: string[] = [];
  let openLength = 0;
  for await (const piece of text) {
    const lines = piece.split('\n');
    const last = lines.pop() ?? '';
    if (lines.length > 0) {
      lines[0] = open.join('') + lines[0];
      open = [];
      openLength = 0;
      yield lines.map(withoutReturn);
    }
    if (openLength + last.length <= MAX_LINE_LENGTH) open.push(last);
    openLength += last.length;
  }
  const rest = open.join('');
  if (rest !== '') yield [withoutReturn(rest)];
}
