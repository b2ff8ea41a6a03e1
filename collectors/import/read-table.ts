import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { fields } from '@/collectors/json-logs/fields/field';
import { toLogRecord } from '@/collectors/json-logs/values/to-log-record';
import { ValueReader } from '@/collectors/json-logs/values/value-reader';
import type { TextDefaults } from '@/collectors/text-logs/parse-text-line';
import type { FileStep } from './file-step';

type Row = Record<string, string>;

const ROWS_A_STEP = 500;

function parseObject(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** A message cell may itself be a JSON log line, such as a container runtime's: its keys join those of the row. */
function openMessage(row: Row): Record<string, unknown> {
  for (const [column, text] of Object.entries(row)) {
    const inner = fields.at(column).decision.role === 'message' ? parseObject(text) : undefined;
    if (inner) {
      const { [column]: _, ...rest } = row;
      return { ...rest, ...inner };
    }
  }
  return row;
}

/** Reads a CSV table of logs, each row a record whose columns are its fields. */
export async function* readTable(
  text: AsyncIterable<string>,
  delimiter: string,
  defaults: TextDefaults,
): AsyncGenerator<FileStep> {
  const parser = parse({
    columns: true,
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  pipeline(Readable.from(text), parser, () => undefined);
  const reader = new ValueReader();
  const rows = parser as AsyncIterable<Row>;
  let step: FileStep = { entries: [], lines: 0, blank: 0, joined: 0, extra: 0 };
  for await (const row of rows) {
    step.entries.push(toLogRecord(openMessage(row), defaults, reader));
    step.extra += 1;
    if (step.extra >= ROWS_A_STEP) {
      yield step;
      step = { entries: [], lines: 0, blank: 0, joined: 0, extra: 0 };
    }
  }
  yield step;
}
