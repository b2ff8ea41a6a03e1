import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { receiveJsonLogs } from '@/collectors/json-logs/receive';
import { type HttpAnswer, OTLP_ROUTES } from '@/collectors/otlp/http';
import { corsHeaders, preflightHeaders } from './cors';
import type { IncomingBody } from './read-body';

type Handler = (request: IncomingBody) => Promise<HttpAnswer>;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(body)),
});

const ROUTES: Record<string, Handler> = {
  ...OTLP_ROUTES,
  '/api/v1/logs': async (request) => {
    const { status, body, headers } = await receiveJsonLogs(request);
    return json(status, body, headers);
  },
};

/** Browsers and load balancers knock here too. */
const TIMEOUTS = {
  headersTimeout: 20_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
/** How long and how much is read of a refused body before the connection is cut. */
const DISCARD_MS = 2_000;
const DISCARD_BYTES = 64 * 1024 * 1024;

export interface HttpServer {
  port: number;
  /** Answers what has begun and takes no new connections. */
  close(): Promise<void>;
}

/** The collector port: OTLP/HTTP and JSON logs. @throws Error when the port is taken */
export function startHttp(host: string, port: number): Promise<HttpServer> {
  const server = createServer({ ...TIMEOUTS }, (request, response) => {
    void answer(server, request, response);
  });
  server.maxConnections = 2000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address ? address.port : port, close: () => close(server) });
    });
  });
}

async function answer(server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await route(request);
  const cors = corsHeaders(request.headers.origin);
  // The connection ends with the answer when the rest of a refused body is on its way, or nothing more is taken.
  const unread = !request.complete;
  const last = unread || !server.listening;
  response.writeHead(status, {
    ...cors,
    ...headers,
    'content-length': body.length,
    ...(last ? { connection: 'close' } : {}),
  });
  if (unread) {
    response.write(body);
    await discard(request);
    response.end();
  } else response.end(body);
}

/**
 * Reads on for a moment after a refusal: a connection closed on bytes that nobody read is reset, and with it
 * the sender loses the answer that says why.
 */
function discard(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, DISCARD_MS);
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > DISCARD_BYTES) resolve();
    });
    request.on('error', () => undefined);
    request.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    request.once('end', resolve);
    request.resume();
  });
}

async function route(request: IncomingMessage): Promise<HttpAnswer> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const handler = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!handler)
    return json(404, {
      error: { code: 'not_found', message: `Nothing is collected at ${path}. Logs go to /v1/logs.`, details: {} },
    });
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]));
  const preflight = request.method === 'OPTIONS' ? preflightHeaders(headers) : undefined;
  if (preflight) return { status: 200, headers: preflight, body: Buffer.alloc(0) };
  if (request.method !== 'POST') {
    return json(405, { error: { code: 'method_not_allowed', message: 'Send POST.', details: {} } }, { allow: 'POST' });
  }
  return handler({ headers, body: request });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Connections kept alive would hold the stop up until their clients let go of them.
    const timer = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(timer);
      resolve();
    });
  });
}
