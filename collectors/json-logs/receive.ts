import { idempotencyKey } from '@/collectors/http/idempotency-key';
import { type IncomingBody, maxBodyBytes, readBody } from '@/collectors/http/read-body';
import { toSenderError } from '@/collectors/http/refusal';
import { AppError } from '@/model/errors';
import type { Source } from '@/model/source';
import { intake } from '@/pipeline/intake';
import type { Receipt } from '@/pipeline/types';
import { readIntoBlock } from './read-into-block';
import type { NumberedRejection } from './read-json-logs';

export interface SenderAnswer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

const MAX_ERRORS = 20;
const JSON_TYPE = /^application\/(?:json|[\w.-]+\+json|x-ndjson|ndjson|jsonl|x-jsonlines|jsonlines|json-seq)$/;

/** Any other type is refused: browsers let every web page post those to this machine without asking. */
function checkMediaType(contentType: string): void {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  if (!JSON_TYPE.test(type)) {
    const given = type === '' ? 'No Content-Type was sent' : `Content-Type "${type}" is not understood`;
    throw new AppError('unsupported_media_type', `${given}. Send application/json or application/x-ndjson.`);
  }
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8' && charset !== 'us-ascii') {
    throw new AppError('unsupported_media_type', `Charset "${charset}" is not understood. Send UTF-8.`);
  }
}

const pointed = ({ line, reason, message }: NumberedRejection) => ({ line, reason, message });

function answer(status: number, body: unknown, headers: Record<string, string> = {}): SenderAnswer {
  return { status, body, headers: { 'cache-control': 'no-store', ...headers } };
}

/** How many records were rejected for each reason; the list of errors is cut, this is not. */
function countReasons(rejected: readonly NumberedRejection[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { reason } of rejected) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return reasons;
}

function answerReceipt(receipt: Receipt, rejected: readonly NumberedRejection[]): SenderAnswer {
  const errors = rejected.slice(0, MAX_ERRORS).map(pointed);
  const reasons = countReasons(rejected);
  const first = errors[0];
  if (first && receipt.stored === 0) {
    const message = `Nothing was stored. Line ${first.line}: ${first.message}`;
    return answer(400, {
      error: { code: 'bad_request', message, details: { rejected: receipt.rejected, reasons, errors } },
    });
  }
  return answer(200, {
    data: { accepted: receipt.stored, rejected: receipt.rejected, reasons, errors, duplicate: receipt.duplicate },
  });
}

function answerError(error: AppError): SenderAnswer {
  const { code, message, details, retryAfterSeconds } = error;
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return answer(error.status, { error: { code, message, details } }, headers);
}

/** A body that cannot be read is refused here, since nobody behind sees it. */
async function read(request: IncomingBody, source: Source) {
  const { headers } = request;
  try {
    const type = headers['content-type'] ?? '';
    checkMediaType(type);
    const key = idempotencyKey(headers);
    return { type, key, body: await readBody(request, { maxBytes: maxBodyBytes() }) };
  } catch (error) {
    const bytes = Number(headers['content-length'] ?? 0) || 0;
    await intake.refuse({ signal: 'logs', source, bytes, error });
    throw error;
  }
}

/**
 * Takes a request with JSON logs (one object, an array or NDJSON) and answers when everything usable is stored:
 * 200 with counts, 400 when nothing was usable, 413, 415, or 429 and 503 with Retry-After. Never throws.
 * @param request header names in lower case; `idempotency-key` suppresses a repeated delivery
 */
export async function receiveJsonLogs(request: IncomingBody): Promise<SenderAnswer> {
  const source = request.headers['mangru-source'] === 'import' ? 'import' : 'json';
  try {
    const { type, key, body } = await read(request, source);
    const deliveryId = key === undefined ? undefined : `${source}:${key}`;
    const arrival = { signal: 'logs', source, body, deliveryId } as const;
    const { rejections, ...receipt } = await intake.take(arrival, (context) => readIntoBlock(body, type, context));
    return answerReceipt(receipt, rejections);
  } catch (cause) {
    return answerError(toSenderError(cause));
  }
}
