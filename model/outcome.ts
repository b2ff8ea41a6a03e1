/** What became of a received record. `duplicate` was stored by an earlier delivery of the same request. */
export const OUTCOMES = ['stored', 'excluded', 'archived', 'rejected', 'duplicate'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why records were rejected; the words a sender and the ledger screen read are derived from these. */
export const REJECT_REASONS = [
  'malformed',
  'too_large',
  'timestamp_out_of_range',
  'unsupported_encoding',
  'unsupported_media_type',
  'unsupported_signal',
  'overloaded',
  'store_unavailable',
  'invalid_record',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];
