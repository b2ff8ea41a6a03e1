import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Session {
  queryAsync(sql: string, options?: { format?: string }): Promise<{ bytes(): Uint8Array }>;
  close(): void;
}

/** Parameters of the protocol that are not settings of the engine. */
const NOT_SETTINGS =
  /^(query|query_id|database|default_format|session_id|role|wait_end_of_query|enable_http_compression|send_progress_in_http_headers|http_.*|param_.*)$/;

export interface ClickHouseHttp {
  url: string;
  /** Runs a statement past the protocol. */
  query(sql: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * ClickHouse's HTTP protocol as `@clickhouse/client` speaks it, on loopback before the embedded engine:
 * settings and parameters in the address, the statement in the address or the body, errors as 4xx with the engine's words.
 */
export async function startClickHouseHttp(): Promise<ClickHouseHttp> {
  const folder = await mkdtemp(join(tmpdir(), 'mangru-clickhouse-'));
  const { Session } = createRequire(import.meta.url)('chdb') as { Session: new (path: string) => Session };
  const sessions = Array.from({ length: 6 }, () => new Session(join(folder, 'data')));
  let turn = 0;
  const run = (sql: string, format: string) => {
    const session = sessions[turn++ % sessions.length];
    if (!session) throw new Error('no session');
    return session.queryAsync(sql, { format });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const params = new URL(request.url ?? '', 'http://localhost').searchParams;
    const format = params.get('default_format') ?? 'TabSeparated';
    try {
      const { bytes } = await execute(params, body, format);
      response.writeHead(200, { 'x-clickhouse-query-id': params.get('query_id') ?? '' }).end(bytes);
    } catch (error) {
      response
        .writeHead(400, { 'content-type': 'text/plain' })
        .end(error instanceof Error ? error.message : String(error));
    }
  };

  const execute = async (params: URLSearchParams, body: Buffer, format: string) => {
    const sets = [...params]
      .filter(([name]) => name.startsWith('param_') || !NOT_SETTINGS.test(name))
      .map(([name, value]) => `SET ${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'; `);
    const statement = params.get('query');
    if (statement === null) return { bytes: (await run(sets.join('') + body.toString(), format)).bytes() };
    const file = join(folder, randomUUID());
    await writeFile(file, body);
    try {
      // `INSERT … FORMAT x` with the data as body becomes an insert from a file of it.
      const insert = statement.replace(/\s+FORMAT\s+(\w+)\s*$/, ` FROM INFILE '${file}' FORMAT $1`);
      return { bytes: (await run(sets.join('') + insert, format)).bytes() };
    } finally {
      await rm(file);
    }
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    query: async (sql) => Buffer.from((await run(sql, 'JSONEachRow')).bytes()).toString(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      for (const session of sessions) session.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
