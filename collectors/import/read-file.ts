import { parseExactJson } from '@/collectors/json-logs/exact-json';
import { fields } from '@/collectors/json-logs/fields/field';
import { recordsIn } from '@/collectors/json-logs/values/records-in';
import { toLogRecord } from '@/collectors/json-logs/values/to-log-record';
import { ValueReader } from '@/collectors/json-logs/values/value-reader';
import type { TextDefaults } from '@/collectors/text-logs/parse-text-line';
import { TextFileReader } from '@/collectors/text-logs/text-file-reader';
import type { FileStep } from './file-step';
import { readTable } from './read-table';
import { splitLines, type TextSource } from './read-text';

/** A file that is not a log after all. */
export class NotALogError extends Error {}

/** JSON documents are read as a whole. */
const MAX_DOCUMENT_LENGTH = 256 * 1024 * 1024;

type Form = 'lines' | 'document' | 'table';

function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A JSON document spreads over lines; NDJSON has a value in each. */
function isDocument(probe: string): boolean {
  const start = probe.trimStart();
  const firstLine = start.slice(0, Math.max(0, start.indexOf('\n'))).trim();
  if (/^\[\s*(?:\{|$)/.test(firstLine)) return !isWholeJson(firstLine);
  // `{` alone, or followed by the first key, that is not closed on its line.
  return /^\{\s*(?:"|$)/.test(firstLine) && !isWholeJson(firstLine);
}

/** A table of logs has a column for the time and one for the message. */
function isTable(probe: string, fileName: string): boolean {
  if (!/\.(?:csv|tsv)(?:\.(?:gz|zst))?$/i.test(fileName)) return false;
  const header = probe.slice(0, probe.indexOf('\n')).split(/[,;\t]/);
  const roles = new Set(header.map((name) => fields.at(name.trim().replaceAll('"', '')).decision.role));
  if (roles.has('time') && roles.has('message')) return true;
  throw new NotALogError('a table without a time and a message column');
}

function delimiterOf(probe: string): string {
  const header = probe.slice(0, probe.indexOf('\n'));
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function formOf(probe: string, fileName: string): Form {
  if (isTable(probe, fileName)) return 'table';
  return isDocument(probe) ? 'document' : 'lines';
}

function readStep(reader: TextFileReader, lines: readonly string[]): FileStep {
  const step: FileStep = { entries: [], lines: lines.length, blank: 0, joined: 0, extra: 0 };
  for (const line of lines) {
    if (line.trim() === '') {
      step.blank += 1;
      continue;
    }
    const { entries, joined, begun } = reader.read(line);
    step.entries.push(...entries);
    step.joined += joined;
    step.extra += begun;
  }
  step.extra += step.blank + step.joined - step.lines;
  return step;
}

function lastStep(reader: TextFileReader): FileStep {
  const { entries, joined, begun } = reader.end();
  return { entries, lines: 0, blank: 0, joined, extra: begun + joined };
}

async function* readLines(text: AsyncIterable<string>, defaults: TextDefaults): AsyncGenerator<FileStep> {
  const reader = new TextFileReader(defaults);
  try {
    for await (const lines of splitLines(text)) yield readStep(reader, lines);
  } catch (fault) {
    // What was read before the file broke off is kept.
    yield lastStep(reader);
    throw fault;
  }
  yield lastStep(reader);
}

async function* readDocument(text: AsyncIterable<string>, defaults: TextDefaults): AsyncGenerator<FileStep> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of text) {
    length += piece.length;
    if (length > MAX_DOCUMENT_LENGTH) throw new NotALogError('a JSON document over 256 MiB; write one record a line');
    pieces.push(piece);
  }
  const whole = pieces.join('');
  if (!isWholeJson(whole)) {
    yield* readLines(once(whole), defaults);
    return;
  }
  const values = recordsIn(JSON.parse(whole));
  const reader = new ValueReader();
  const exact = () => recordsIn(parseExactJson(whole));
  const entries = values.map((value, index) =>
    toLogRecord(value, { ...defaults, exact: () => exact()[index] }, reader),
  );
  yield { entries, lines: 0, blank: 0, joined: 0, extra: entries.length };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/**
 * Reads a file of logs: lines of text or JSON, a JSON document, or a CSV table.
 * @throws NotALogError when it turns out to hold none
 */
export function readFile(source: TextSource, fileName: string, defaults: TextDefaults): AsyncGenerator<FileStep> {
  const form = formOf(source.probe, fileName);
  if (form === 'table') return readTable(source.text, delimiterOf(source.probe), defaults);
  return form === 'document' ? readDocument(source.text, defaults) : readLines(source.text, defaults);
}
