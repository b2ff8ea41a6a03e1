import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const resolve = {
  alias: [
    // The package throws outside a server bundle; in tests there is no bundle.
    { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    { find: /^@\//, replacement: root },
  ],
};
const exclude = ['**/node_modules/**', '.next/**', 'data/**', 'e2e/**'];

export default defineConfig({
  resolve,
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          testTimeout: 60_000,
          include: ['**/*.test.ts'],
          exclude: [...exclude, '**/*.int.test.ts'],
        },
      },
      {
        resolve,
        test: {
          name: 'components',
          environment: 'happy-dom',
          setupFiles: ['components/testing/setup.ts'],
          testTimeout: 60_000,
          include: ['components/**/*.test.tsx'],
          exclude,
        },
      },
      {
        resolve,
        test: {
          name: 'int',
          include: ['**/*.int.test.ts'],
          exclude,
          // The embedded engine crashes in worker threads and holds one data directory per process.
          pool: 'forks',
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
