import { AppError } from '@/model/errors';

const MAX_KEY_LENGTH = 255;

/** The sender's own name of a delivery, by which its retries are known. @throws AppError bad_request when it is too long */
export function idempotencyKey(headers: Readonly<Record<string, unknown>>): string | undefined {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return undefined;
  if (key.length <= MAX_KEY_LENGTH) return key;
  throw new AppError('bad_request', `Idempotency-Key is longer than ${MAX_KEY_LENGTH} characters.`);
}
