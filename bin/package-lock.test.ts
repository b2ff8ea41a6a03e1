import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  version?: string;
  optionalDependencies?: Record<string, string>;
}

/** `node_modules/a/node_modules/b` → the places where b's own dependencies may be, nearest first. */
function lookups(from: string, name: string): string[] {
  const parents = from.split(/(?=node_modules\/)/).map((part) => part.replace(/\/$/, ''));
  return parents.map((_, i) => [...parents.slice(0, parents.length - i), 'node_modules', name].join('/'));
}

// npm leaves out optional packages that it could not see on the day of the install, and `npm ci` then refuses the
// lock file, or another platform misses its binary. Add the entry by hand: version, cpu, os, "optional": true.
it('locks the packages of every platform', () => {
  const lock: { packages: Record<string, Entry> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const missing = Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter(
        (name) => ![...lookups(from, name), `node_modules/${name}`].some((place) => lock.packages[place]?.version),
      )
      .map((name) => `${name} (of ${from})`),
  );
  expect(missing).toEqual([]);
});
