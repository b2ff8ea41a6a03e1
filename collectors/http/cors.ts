import { readEnv } from '@/env';

let allowed: ReadonlySet<string> | undefined;

/**
 * Headers that let a page of an allowed origin send here and read the answer; none for others, whose browsers then
 * refuse it. Credentials are allowed since `sendBeacon` always sends some; nothing here looks at cookies.
 */
export function corsHeaders(origin: string | undefined): Record<string, string> {
  allowed ??= new Set(readEnv().MANGRU_CORS_ORIGINS);
  if (allowed.size === 0) return {};
  if (origin === undefined || !allowed.has(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Retry-After',
  };
}

/** What else a browser asks before it sends; undefined when the origin is not allowed. */
export function preflightHeaders(headers: Record<string, string | undefined>): Record<string, string> | undefined {
  const cors = corsHeaders(headers.origin);
  if (!cors['access-control-allow-origin']) return undefined;
  return {
    ...cors,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? 'content-type',
    'access-control-max-age': '7200',
  };
}
