import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Only `store/` may name these, or whatever begins like them. */
const DRIVERS = ['@clickhouse/', 'chdb', '@prisma/', 'prisma', '@electric-sql/', 'pglite-prisma-adapter', 'pg'];

interface Rule {
  folder: string;
  /** Folders and files of ours, as they stand behind `@/`. */
  allowed: string[];
  refused: string[];
  /** When there are any, no other package. */
  onlyPackages: string[];
  noPackages: string[];
}

const names = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** A row of the table in ARCHITECTURE.md: folder, what it may import, which packages. */
function parseRule(line: string): Rule {
  const [, folder = '', imports = '', packages = ''] = line.split('|').map((cell) => cell.trim());
  const [allowed = '', refused = ''] = imports.split('; not');
  return {
    folder: names(folder)[0] ?? '',
    allowed: names(allowed),
    refused: names(refused),
    onlyPackages: packages.startsWith('only') ? names(packages) : [],
    noPackages: packages.startsWith('none of') ? names(packages) : [],
  };
}

const table = readFileSync('ARCHITECTURE.md', 'utf8').split('| folder | may import | packages |')[1] ?? '';
const rules = (table.split('\n\n')[0] ?? '').split('\n').slice(2).map(parseRule);

/** Source that ships: tests and what only they use may reach anywhere. */
function sourcesOf(entry: string): string[] {
  if (statSync(entry).isFile()) return [entry];
  return readdirSync(entry, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(entry, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\/generated\//.test(file));
}

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([\w@./:-]+)'/g)].map(([, name = '']) => name);

const isWithin = (name: string, parents: readonly string[]) =>
  parents.some((parent) => name === parent || name.startsWith(`${parent}/`));
const startsLike = (name: string, starts: readonly string[]) =>
  starts.some(
    (start) => name === start || name.startsWith(start.endsWith('/') || start.endsWith(':') ? start : `${start}/`),
  );

function isRefused(name: string, rule: Rule): boolean {
  if (name.startsWith('./')) return false;
  if (name.startsWith('@/')) {
    const own = name.slice(2);
    return isWithin(own, rule.refused) || !isWithin(own, [rule.folder, ...rule.allowed]);
  }
  if (rule.folder !== 'store' && startsLike(name, DRIVERS)) return true;
  if (startsLike(name, rule.noPackages)) return true;
  return rule.onlyPackages.length > 0 && !rule.onlyPackages.includes(name);
}

describe('imports keep to the table in ARCHITECTURE.md', () => {
  it('which names every folder that ships', () => {
    const folders = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && /^[a-z0-9]+$/.test(entry.name))
      .map(({ name }) => name)
      .filter((name) => sourcesOf(name).length > 0 && !['bench', 'node_modules'].includes(name));
    expect(rules.map(({ folder }) => folder)).toEqual(expect.arrayContaining(folders));
  });

  it.each(rules)('$folder', (rule) => {
    const wrong = sourcesOf(rule.folder).flatMap((file) =>
      importsOf(readFileSync(file, 'utf8'))
        .filter((name) => isRefused(name, rule))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('knows a wrong import when it sees one', () => {
    const rule = (folder: string) => rules.find((one) => one.folder === folder) as Rule;
    expect(importsOf("import { a } from '@/store/x';\nconst b = await import('node:fs');")).toEqual([
      '@/store/x',
      'node:fs',
    ]);
    expect(isRefused('@/store/x', rule('components'))).toBe(true);
    expect(isRefused('node:fs', rule('components'))).toBe(true);
    expect(isRefused('@/store/metadata/x', rule('pipeline'))).toBe(true);
    expect(isRefused('@/store/topology', rule('pipeline'))).toBe(false);
    expect(isRefused('chdb/connection', rule('queries'))).toBe(true);
    expect(isRefused('react', rule('model'))).toBe(true);
    expect(isRefused('zod', rule('model'))).toBe(false);
  });
});
