import type { RejectReason } from '@/model/ledger';
import type { LogRecord } from '@/model/log';
import type { Source } from '@/model/source';
import type { LogBlock } from './signals/log-signal';

/** One record that will not be stored, and why. */
export interface RejectedRecord {
  reason: RejectReason;
  /** Said to the sender and kept in the ledger. */
  message: string;
  /** The record or the start of it, as text. */
  example: string;
}

/** A request whose records are in columns, ready to be committed. */
export interface BlockRequest {
  source: Source;
  block: LogBlock;
  rejected: readonly RejectedRecord[];
  /** Uncompressed size of the request. */
  bytes: number;
  /** Identifies a delivery: a second request with the same id is acknowledged without being stored again. */
  deliveryId?: string | undefined;
}

/** A request decoded by JavaScript. */
export interface RecordsRequest {
  source: Source;
  records: readonly LogRecord[];
  rejected: readonly RejectedRecord[];
  bytes: number;
  /** As in `BlockRequest`. */
  deliveryId?: string | undefined;
  /** Outside retention: history brought in on purpose is kept until someone deletes it. */
  keepForever?: boolean;
}

/** What became of a request; resolved only after the durable commit. */
export interface Receipt {
  stored: number;
  rejected: number;
  /** True when an earlier delivery of the same request had been stored already. */
  duplicate: boolean;
}

/** A whole request refused before its records could be counted. */
export interface Refusal {
  source: Source;
  reason: RejectReason;
  bytes: number;
  example: string;
  /** Records it is known to have held. */
  records?: number;
}
