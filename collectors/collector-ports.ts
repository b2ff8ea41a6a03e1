import { readEnv } from '@/env';

/** The port OTLP senders use over HTTP, for pages that tell people where to send. */
export function otlpHttpPort(): number {
  return readEnv().OTLP_HTTP_PORT;
}
