import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEngine } from '@/store/telemetry/engine';
import { ArrayColumn, type Column, LowCardinalityColumn, MapColumn, PlainColumn, writeBlock } from './columns';

const TYPES = {
  bytes: 'UInt8',
  small: 'UInt16',
  whole: 'UInt32',
  large: 'UInt64',
  signed: 'Int64',
  real: 'Float64',
  moment: "DateTime64(9, 'UTC')",
  words: 'Array(String)',
  levels: 'Array(LowCardinality(String))',
  points: 'Array(Float64)',
  map: 'Map(LowCardinality(String), Float64)',
};
const SIGNED = [0, 1, -1, 2 ** 32, -(2 ** 32) - 5, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
const REAL = [0, 1.5, -0.1, 1e300, -1e-300, 2 ** 53, 1 / 3];

test('every type the columns write is what the engine reads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mangru-native-'));
  const engine = await createEngine({ path: join(folder, 'store') });
  const client = await engine.connect();
  const plain = (name: keyof typeof TYPES) => new PlainColumn(TYPES[name]);
  const [bytes, small, whole, large, signed, real, moment] = (
    ['bytes', 'small', 'whole', 'large', 'signed', 'real', 'moment'] as const
  ).map(plain) as [PlainColumn, PlainColumn, PlainColumn, PlainColumn, PlainColumn, PlainColumn, PlainColumn];
  const words = new ArrayColumn(new PlainColumn('String'));
  const levels = new ArrayColumn(new LowCardinalityColumn());
  const points = new ArrayColumn(new PlainColumn('Float64'));
  const map = new MapColumn(new PlainColumn('Float64'));
  const expected = SIGNED.map((value, i) => {
    bytes.uint8(i);
    small.uint16(i * 1000);
    whole.uint32(i * 100_000);
    large.uint64(i * 2 ** 40);
    signed.int64(value);
    real.float64(REAL[i] ?? 0);
    moment.halves(i, 0);
    const list = Array.from({ length: i % 3 }, (_, j) => `${i}.${j} 탑`);
    for (const word of list) {
      words.values.text(word);
      levels.values.appendText(word);
      points.values.float64(i);
      map.keys.appendText(word);
      map.values.float64(-i);
    }
    for (const column of [words, levels, points, map]) column.endRow(list.length);
    return {
      bytes: i,
      small: i * 1000,
      whole: i * 100_000,
      large: i * 2 ** 40,
      signed: value,
      real: REAL[i],
      moment: `1970-01-01 00:00:00.00000000${i}`,
      words: list,
      levels: list,
      points: list.map(() => i),
      map: Object.fromEntries(list.map((word) => [word, 0 - i])),
    };
  });
  const columns: Record<keyof typeof TYPES, Column> = {
    bytes,
    small,
    whole,
    large,
    signed,
    real,
    moment,
    words,
    levels,
    points,
    map,
  };
  const file = join(folder, 'block.native');
  writeFileSync(file, writeBlock(new Map(Object.entries(columns)), SIGNED.length));
  const defined = Object.entries(TYPES).map(([name, type]) => `${name} ${type}`);
  await client.command({ query: `CREATE TABLE types (${defined.join(', ')}) ENGINE = MergeTree ORDER BY bytes` });
  await client.command({ query: `INSERT INTO types SELECT * FROM file('${file}', 'Native')` });
  const result = await client.query({
    query: 'SELECT * FROM types ORDER BY bytes',
    format: 'JSONEachRow',
    clickhouse_settings: { output_format_json_quote_64bit_integers: 0 },
  });
  expect(await result.json()).toEqual(expected);
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});
