import type { IncomingBody } from '@/collectors/http/read-body';

/** A request as a collector sees it, without a network. */
export function incoming(body: string | Uint8Array, headers: Record<string, string>): IncomingBody {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return {
    headers,
    body: (async function* () {
      yield bytes;
    })(),
  };
}
