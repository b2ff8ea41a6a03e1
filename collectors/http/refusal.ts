import { logger } from '@/logger';
import { AppError } from '@/model/errors';

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
