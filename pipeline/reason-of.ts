import { AppError, type ErrorCode } from '@/model/errors';
import type { RejectReason } from '@/model/outcome';

const REASONS: Partial<Record<ErrorCode, RejectReason>> = {
  bad_request: 'malformed',
  too_large: 'too_large',
  unsupported_media_type: 'unsupported_media_type',
  unsupported_encoding: 'unsupported_encoding',
  not_found: 'unsupported_signal',
  too_many_requests: 'overloaded',
  unavailable: 'store_unavailable',
};

/** The ledger's word for a refused request. A failure of our own is answered as unavailable and counted so. */
export function reasonOf(error: unknown): RejectReason {
  if (!(error instanceof AppError)) return 'store_unavailable';
  return REASONS[error.code] ?? 'malformed';
}
