import type { RejectReason } from '@/model/outcome';
import type { Source } from '@/model/source';
import type { RecordBlock } from './block/record-block';
import type { LedgerRow } from './counts/ledger-counts';

/** One record that will not be stored, and why. */
export interface RejectedRecord {
  reason: RejectReason;
  /** Said to the sender and kept in the ledger. */
  message: string;
  /** The record or the start of it, as text. */
  example: string;
}

/** What a decoder makes of a request: its records in columns, and those that cannot be stored. */
export interface Decoded {
  block: RecordBlock;
  rejected: readonly RejectedRecord[];
}

/** A request ready to be committed. */
export interface BlockRequest extends Decoded {
  source: Source;
  /** The name of the sender's ingest key. */
  key: string;
  /** Uncompressed size of the request. */
  bytes: number;
  /** Identifies a delivery: a second request with the same id is acknowledged without being stored again. */
  deliveryId?: string | undefined;
}

/** What became of a request; resolved only after the durable commit. */
export interface Receipt {
  stored: number;
  rejected: number;
  /** True when an earlier delivery of the same request had been stored already. */
  duplicate: boolean;
}

/** A whole request refused before its records could be decoded. */
export type RefusedRequest = Pick<LedgerRow, 'signal' | 'source' | 'key' | 'bytes' | 'example'> & {
  reason: RejectReason;
  /** Records it is known to have held. */
  records?: number;
};
