import type { IncomingBody } from '@/collectors/http/read-body';
import { maxBodyBytes, readBody } from '@/collectors/http/read-body';
import { toSenderError } from '@/collectors/http/refusal';
import { AppError } from '@/model/errors';
import { intake } from '@/pipeline/intake';
import { encodeStatus, encodeSuccess } from './answers';
import { type OtlpEncoding, receiveLogs } from './receive-logs';

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const ENCODINGS: Record<string, OtlpEncoding> = { 'application/x-protobuf': 'protobuf', 'application/json': 'json' };
const CONTENT_TYPES: Record<OtlpEncoding, string> = { protobuf: 'application/x-protobuf', json: 'application/json' };

/** `POST /v1/logs` of OTLP/HTTP: the answer is in the request's own encoding, errors are a `Status`. */
export async function answerOtlpLogs(request: IncomingBody): Promise<HttpAnswer> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const encoding = Object.hasOwn(ENCODINGS, type) ? ENCODINGS[type] : undefined;
  try {
    const read = await readRequest(request, type, encoding);
    const success = await receiveLogs(read.body, read.encoding, 'otlp-http');
    return {
      status: 200,
      headers: { 'content-type': CONTENT_TYPES[read.encoding] },
      body: encodeSuccess(read.encoding, success),
    };
  } catch (cause) {
    return failure(toSenderError(cause), encoding ?? 'json');
  }
}

function failure(error: AppError, encoding: OtlpEncoding): HttpAnswer {
  const headers: Record<string, string> = { 'content-type': CONTENT_TYPES[encoding] };
  if (error.retryAfterSeconds !== undefined) headers['retry-after'] = String(error.retryAfterSeconds);
  return { status: error.status, headers, body: encodeStatus(encoding, error) };
}

/** A body that cannot even be read is refused here, since nobody behind sees it. */
async function readRequest(request: IncomingBody, type: string, encoding: OtlpEncoding | undefined) {
  try {
    if (!encoding)
      throw new AppError(
        'unsupported_media_type',
        `Content-Type "${type}" is not OTLP. Send application/x-protobuf or application/json.`,
      );
    return { encoding, body: await readBody(request, { maxBytes: maxBodyBytes() }) };
  } catch (error) {
    const bytes = Number(request.headers['content-length'] ?? 0) || 0;
    await intake.refuse({ signal: 'logs', source: 'otlp-http', bytes, error });
    throw error;
  }
}
