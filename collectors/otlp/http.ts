import { idempotencyKey } from '@/collectors/http/idempotency-key';
import type { IncomingBody } from '@/collectors/http/read-body';
import { maxBodyBytes, readBody } from '@/collectors/http/read-body';
import { toSenderError } from '@/collectors/http/refusal';
import { AppError } from '@/model/errors';
import type { Signal } from '@/model/signal';
import { intake } from '@/pipeline/intake';
import { encodeStatus, encodeSuccess } from './answers';
import type { OtlpEncoding } from './decode/decode';
import { receive } from './receive';
import { OTLP_SIGNALS, type OtlpSignal, UNSUPPORTED_SIGNALS } from './signals';

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

type Handler = (request: IncomingBody) => Promise<HttpAnswer>;

const ENCODINGS: Record<string, OtlpEncoding> = { 'application/x-protobuf': 'protobuf', 'application/json': 'json' };
const CONTENT_TYPES: Record<OtlpEncoding, string> = { protobuf: 'application/x-protobuf', json: 'application/json' };

/** OTLP/HTTP by path: the answer is in the request's own encoding, errors are a `Status`. */
export const OTLP_ROUTES: Readonly<Record<string, Handler>> = Object.fromEntries([
  ...OTLP_SIGNALS.map((signal) => [signal.path, (request: IncomingBody) => answerOtlp(request, signal)] as const),
  ...UNSUPPORTED_SIGNALS.map(({ signal, path }) => [path, (request: IncomingBody) => refuse(request, signal)] as const),
]);

export async function answerOtlp(request: IncomingBody, signal: OtlpSignal): Promise<HttpAnswer> {
  const encoding = encodingOf(request);
  try {
    const read = await readRequest(request, signal, encoding);
    const success = await receive({ signal, source: 'otlp-http', ...read });
    return {
      status: 200,
      headers: { 'content-type': CONTENT_TYPES[read.encoding] },
      body: encodeSuccess(read.encoding, signal, success),
    };
  } catch (cause) {
    return failure(toSenderError(cause), encoding);
  }
}

/** The body is not read: what is not taken need not travel. */
async function refuse(request: IncomingBody, signal: Signal): Promise<HttpAnswer> {
  const error = new AppError('not_found', `OTLP ${signal} are not collected here. Logs go to /v1/logs.`);
  await count(request, signal, error);
  return failure(error, encodingOf(request));
}

function failure(error: AppError, encoding: OtlpEncoding = 'json'): HttpAnswer {
  const headers: Record<string, string> = { 'content-type': CONTENT_TYPES[encoding] };
  if (error.retryAfterSeconds !== undefined) headers['retry-after'] = String(error.retryAfterSeconds);
  return { status: error.status, headers, body: encodeStatus(encoding, error) };
}

function mediaType({ headers }: IncomingBody): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function encodingOf(request: IncomingBody): OtlpEncoding | undefined {
  const type = mediaType(request);
  return Object.hasOwn(ENCODINGS, type) ? ENCODINGS[type] : undefined;
}

/** A body that cannot be read is refused here, since nobody behind sees it. */
async function readRequest(request: IncomingBody, { signal }: OtlpSignal, encoding: OtlpEncoding | undefined) {
  try {
    if (!encoding) {
      const message = `Content-Type "${mediaType(request)}" is not OTLP. Send application/x-protobuf or application/json.`;
      throw new AppError('unsupported_media_type', message);
    }
    const key = idempotencyKey(request.headers);
    return { encoding, idempotencyKey: key, body: await readBody(request, { maxBytes: maxBodyBytes() }) };
  } catch (error) {
    await count(request, signal, error);
    throw error;
  }
}

function count({ headers }: IncomingBody, signal: Signal, error: unknown): Promise<void> {
  return intake.refuse({ signal, source: 'otlp-http', bytes: Number(headers['content-length'] ?? 0) || 0, error });
}
