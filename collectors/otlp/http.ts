import type { IncomingBody } from '@/collectors/http/read-body';
import { maxBodyBytes, readBody } from '@/collectors/http/read-body';
import { toSenderError } from '@/collectors/http/refusal';
import { AppError } from '@/model/errors';
import { pipeline } from '@/pipeline/open-pipeline';
import { reasonOf } from '@/pipeline/reason-of';
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
    if (!encoding)
      throw new AppError(
        'unsupported_media_type',
        `Content-Type "${type}" is not OTLP. Send application/x-protobuf or application/json.`,
      );
    const body = await readRequest(request);
    const success = await receiveLogs(body, encoding, 'otlp-http');
    return {
      status: 200,
      headers: { 'content-type': CONTENT_TYPES[encoding] },
      body: encodeSuccess(encoding, success),
    };
  } catch (cause) {
    return failure(toSenderError(cause), encoding ?? 'json');
  }

  async function failure(error: AppError, as: OtlpEncoding): Promise<HttpAnswer> {
    if (!encoding)
      (await pipeline()).reject({ source: 'otlp-http', reason: reasonOf(error), bytes: 0, example: error.message });
    const headers: Record<string, string> = { 'content-type': CONTENT_TYPES[as] };
    if (error.retryAfterSeconds !== undefined) headers['retry-after'] = String(error.retryAfterSeconds);
    return { status: error.status, headers, body: encodeStatus(as, error) };
  }
}

/** A body that cannot even be read is counted here, since nobody behind sees it. */
async function readRequest(request: IncomingBody): Promise<Buffer> {
  try {
    return await readBody(request, { maxBytes: maxBodyBytes() });
  } catch (cause) {
    const error = toSenderError(cause);
    const bytes = Number(request.headers['content-length'] ?? 0) || 0;
    (await pipeline()).reject({ source: 'otlp-http', reason: reasonOf(error), bytes, example: error.message });
    throw error;
  }
}
