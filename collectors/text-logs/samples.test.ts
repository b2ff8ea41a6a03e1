import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { LogRecord } from '@/model/log';
import { TextFileReader } from './text-file-reader';
import { yearReader } from './year-of';

const SAMPLES = path.resolve('../shared/samples/logs');
const YEAR = 2016;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

type Row = Record<string, string>;
interface Truth {
  /** The moment a row of the hand-made table stands for, as ISO text in UTC with milliseconds. */
  time(row: Row): string;
  level?(row: Row): string;
  scope?(row: Row): string;
  service?(row: Row): string;
  host?(row: Row): string;
  /** What the table puts in front of the message that belongs to it. */
  body?(row: Row): string;
}

const pad = (text = '') => text.padStart(2, '0');
const month = (name = '') => pad(String(MONTHS.indexOf(name) + 1));
const daemon = (component = '') => component.replace(/^-- /, '').replace(/[( ].*$/, '');

/** What each table of the loghub samples says about time, level, logger and message of every line. */
const TRUTHS: Record<string, Truth> = {
  Android: {
    time: (row) => `${YEAR}-${row.Date}T${row.Time}`,
    level: (row) => row.Level ?? '',
    scope: (row) => row.Component ?? '',
  },
  Apache: {
    time: (row) => {
      const [, name, day, time, year] = (row.Time ?? '').split(/ +/);
      return `${year}-${month(name)}-${day}T${time}`;
    },
    level: (row) => row.Level ?? '',
    body: (row) => (row.Content ?? '').replace(/^\[client [^\]]+\] /, ''),
  },
  BGL: {
    time: (row) => new Date(Number(row.Timestamp) * 1000).toISOString().slice(0, 19) + (row.Time ?? '').slice(19, 23),
    level: (row) => row.Level ?? '',
    host: (row) => row.Node ?? '',
  },
  HDFS: {
    time: ({ Date: date = '', Time: time = '' }) =>
      `20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`,
    level: (row) => row.Level ?? '',
    scope: (row) => row.Component ?? '',
  },
  Hadoop: {
    time: (row) => `${row.Date}T${row.Time?.replace(',', '.')}`,
    level: (row) => row.Level ?? '',
    scope: (row) => row.Component ?? '',
  },
  Linux: {
    time: (row) => `${YEAR}-${month(row.Month)}-${pad(row.Date)}T${row.Time}`,
    service: (row) => daemon(row.Component),
    host: (row) => row.Level ?? '',
  },
  OpenSSH: {
    time: (row) => `${YEAR}-${month(row.Date)}-${pad(row.Day)}T${row.Time}`,
    service: () => 'sshd',
    host: (row) => row.Component ?? '',
  },
  OpenStack: {
    time: (row) => `${row.Date}T${row.Time}`,
    level: (row) => row.Level ?? '',
    scope: (row) => row.Component ?? '',
  },
  Spark: {
    time: (row) => `20${row.Date?.replaceAll('/', '-')}T${row.Time}`,
    level: (row) => row.Level ?? '',
    scope: (row) => row.Component ?? '',
  },
  Windows: {
    time: (row) => `${row.Date}T${row.Time}`,
    level: (row) => row.Level ?? '',
    scope: (row) => row.Component ?? '',
  },
};

function readAll(file: string): { records: LogRecord[]; joined: number } {
  const reader = new TextFileReader({ observedTimeUnixNano: '1', time: { yearOf: yearReader(0, YEAR) } });
  const records: LogRecord[] = [];
  let joined = 0;
  const lines = readFileSync(file, 'utf8')
    .split(/\r*\n/)
    .filter((line) => line.trim() !== '');
  for (const step of [...lines.map((line) => reader.read(line)), reader.end()]) {
    joined += step.joined;
    for (const entry of step.entries) if ('body' in entry) records.push(entry);
  }
  return { records, joined };
}

function isoOf(record: LogRecord): string {
  return new Date(Number(BigInt(record.timeUnixNano) / 1_000_000n)).toISOString().slice(0, 23);
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The fields of a record that its row contradicts. */
function differences(record: LogRecord, row: Row, truth: Truth): string[] {
  const expected: [string, string, string | undefined][] = [
    ['time', isoOf(record), truth.time(row).padEnd(20, '.').padEnd(23, '0')],
    ['level', record.severityText, truth.level?.(row)],
    ['scope', record.scope, truth.scope?.(row)],
    ['service', record.resource['service.name'] ?? '', truth.service?.(row)],
    ['host', record.resource['host.name'] ?? '', truth.host?.(row)],
    ['body', squeeze(record.body), squeeze(truth.body?.(row) ?? row.Content ?? '')],
  ];
  return expected.flatMap(([field, actual, wanted]) =>
    wanted === undefined || actual === wanted
      ? []
      : [`${field}: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`],
  );
}

describe.runIf(existsSync(SAMPLES))('loghub samples against their hand-made tables', { timeout: 30_000 }, () => {
  it.each(Object.keys(TRUTHS))('%s', (name) => {
    const base = path.join(SAMPLES, 'loghub', name, `${name}_2k.log`);
    const rows: Row[] = parse(readFileSync(`${base}_structured.csv`), { columns: true, relax_quotes: true });
    const { records, joined } = readAll(base);
    expect(joined).toBe(0);
    expect(records).toHaveLength(rows.length);
    const truth = TRUTHS[name] as Truth;
    const wrong = rows.flatMap((row, index) => {
      const record = records[index];
      return record ? differences(record, row, truth).map((text) => `line ${index + 1}: ${text}`) : [];
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    if (truth.level) expect(records.filter(({ severityNumber }) => severityNumber === 0)).toEqual([]);
  });

  it('reads every line of the Apache access log', () => {
    const { records } = readAll(path.join(SAMPLES, 'elastic-examples/apache_logs'));
    expect(records).toHaveLength(10_000);
    expect(records.every(({ timeUnixNano, severityNumber }) => timeUnixNano !== '0' && severityNumber > 0)).toBe(true);
    expect(records.filter(({ attributes }) => attributes['http.response.status_code'] === '200')).toHaveLength(9126);
  });
});

if (!existsSync(SAMPLES)) {
  it.skip(`sample logs are missing at ${SAMPLES}, so the comparison with loghub was not made`, () => undefined);
}
