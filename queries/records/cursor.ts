import { AppError } from '@/model/errors';

/** A place in the order (timestamp, id). */
export interface Position {
  /** Nanoseconds since the epoch. */
  timestamp: bigint;
  id: bigint;
}

const MAX_ID = 2n ** 64n - 1n;
/** What the engine's DateTime64(9) holds. */
const MAX_NANOS = 2n ** 63n - 1n;

/** Opaque text of a position, safe in a URL. */
export function printCursor(position: Position): string {
  return Buffer.from(`${position.timestamp} ${position.id}`).toString('base64url');
}

/** @throws AppError bad_request when the text did not come from printCursor */
export function parseCursor(text: string): Position {
  const match = /^(\d{1,19}) (\d{1,20})$/.exec(Buffer.from(text, 'base64url').toString('latin1'));
  const position = { timestamp: BigInt(match?.[1] ?? -1), id: BigInt(match?.[2] ?? -1) };
  if (position.id < 0n || position.id > MAX_ID || position.timestamp > MAX_NANOS) {
    throw new AppError('bad_request', 'The cursor is not one this API gave out.');
  }
  return position;
}
