import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Drain } from './drain';
import { toTokens } from './mask-variables';

const SAMPLES = path.resolve('../shared/samples/logs/loghub');
const isThere = existsSync(SAMPLES);
const MISSING = 'SKIPPED, not measured: ../shared/samples/logs/loghub is missing';

/** Rows of a CSV with quoted fields, by column name. */
function readCsv(text: string): Record<string, string>[] {
  const rows = [...text.matchAll(/(?:"(?:[^"]|"")*"|[^,\n"])*(?:,|\r?\n|$)/g)].reduce<string[][]>(
    (table, [field]) => {
      const value = field.replace(/,$|\r?\n$/, '');
      table.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
      if (field.endsWith('\n')) table.push([]);
      return table;
    },
    [[]],
  );
  const [header = [], ...data] = rows;
  return data
    .filter((row) => row.length >= header.length)
    .map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** Share of messages whose cluster holds exactly the messages of their true template. */
function groupingAccuracy(truth: readonly string[], found: readonly unknown[]): number {
  const pairs = new Map<unknown, Map<string, number>>();
  const sizes = new Map<string, number>();
  for (const [i, event] of truth.entries()) {
    const events = pairs.get(found[i]) ?? new Map<string, number>();
    pairs.set(found[i], events.set(event, (events.get(event) ?? 0) + 1));
    sizes.set(event, (sizes.get(event) ?? 0) + 1);
  }
  let right = 0;
  for (const events of pairs.values()) {
    const [only, ...others] = events;
    if (only && others.length === 0 && sizes.get(only[0]) === only[1]) right += only[1];
  }
  return right / truth.length;
}

describe('grouping accuracy against the templates of loghub', () => {
  it.skipIf(!isThere)(isThere ? 'is at least 0.8 on average, with one setting for all' : MISSING, () => {
    const scores = readdirSync(SAMPLES, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => {
        const rows = readCsv(readFileSync(path.join(SAMPLES, name, `${name}_2k.log_structured.csv`), 'utf8'));
        const drain = new Drain();
        const found = rows.map((row) => drain.add(toTokens(row.Content ?? '')));
        return {
          name,
          accuracy: groupingAccuracy(
            rows.map((row) => row.EventId ?? ''),
            found,
          ),
          templates: drain.clusters.length,
          messages: rows.length,
        };
      });
    const average = scores.reduce((sum, score) => sum + score.accuracy, 0) / scores.length;
    const lines = scores.map(
      ({ name, accuracy, templates }) => `${name} ${accuracy.toFixed(3)} (${templates} templates)`,
    );
    process.stdout.write(`grouping accuracy ${average.toFixed(3)}: ${lines.join(', ')}\n`);
    expect(scores.every((score) => score.messages > 1900)).toBe(true);
    expect(average).toBeGreaterThan(0.8);
  });
});
