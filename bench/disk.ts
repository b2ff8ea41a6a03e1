import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startServer } from '@/collectors/testing/start-server';

/** Bytes on disk a log record takes once merged, for whatever `path` holds. */
export async function disk(path: string): Promise<Record<string, unknown>> {
  const server = await startServer();
  try {
    const url = `http://127.0.0.1:${server.ports.http}`;
    const importer = spawn(
      process.execPath,
      ['--import', 'tsx', 'collectors/import/main.ts', path, '--now', '--url', url],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, MANGRU_DATA_DIR: server.dataDir },
      },
    );
    const [code] = await once(importer, 'exit');
    if (code !== 0) throw new Error(`The import ended with ${code}.`);
    for (const table of ['logs', 'log_counts_1m', 'log_facets_5m', 'log_keys_1h']) {
      await server.ask(`OPTIMIZE TABLE ${table} FINAL`);
    }
    const rows = await server.ask(
      `SELECT table, sum(rows) AS rows, sum(bytes_on_disk) AS bytes, (SELECT count() FROM logs) AS records,
      round(bytes / records, 1) AS bytesPerRecord FROM system.parts WHERE active AND table LIKE 'log%' GROUP BY table ORDER BY table`,
    );
    return { path, tables: rows };
  } finally {
    await server.stop();
  }
}
