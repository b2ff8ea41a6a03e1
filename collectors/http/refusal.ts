import { logger } from '@/logger';
import { AppError, type ErrorCode } from '@/model/errors';
import type { RejectReason } from '@/model/ledger';

const REASONS: Partial<Record<ErrorCode, RejectReason>> = {
  bad_request: 'malformed',
  too_large: 'too_large',
  unsupported_media_type: 'unsupported_media_type',
  too_many_requests: 'overloaded',
  unavailable: 'store_unavailable',
};

/** The ledger's word for a refused request. */
export function reasonOf(error: AppError): RejectReason {
  return REASONS[error.code] ?? 'malformed';
}

/**
 * Any error as one that may be shown to a sender; one of our own making is logged and answered as 503,
 * since a sender that is told to retry loses nothing.
 */
export function toSenderError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  logger().error({ err: error }, 'a request failed');
  return new AppError('unavailable', 'The request failed inside Mangru. Try again.', {
    retryAfterSeconds: 5,
    cause: error,
  });
}
