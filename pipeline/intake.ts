import type { Buffer } from 'node:buffer';
import type { Signal } from '@/model/signal';
import type { Source } from '@/model/source';
import type { BlockOptions } from './block/record-block';
import { pipeline } from './open-pipeline';
import { reasonOf } from './reason-of';
import { SerialQueue } from './serial-queue';
import type { Decoded, Receipt } from './types';

/** A request whose body has been read. */
export interface Arrival<Result extends Decoded = Decoded> {
  signal: Signal;
  source: Source;
  /** Uncompressed. */
  body: Buffer;
  /**
   * A second request with the same id, of the same signal, is acknowledged without being stored again.
   * A function where only the decoded records tell whether a request is told apart by its bytes.
   */
  deliveryId?: string | ((decoded: Result) => string | undefined) | undefined;
  /** Outside retention: history brought in on purpose is kept until someone deletes it. */
  keepForever?: boolean;
}

/** A request of which no record will be stored, refused before its body could be taken. */
export interface Refusal {
  signal: Signal;
  source: Source;
  /** Uncompressed, as far as that is known. */
  bytes: number;
  error: unknown;
}

/** What became of a request, and the records of it that were not stored, as its decoder described them. */
export type Answer<Result extends Decoded> = Receipt & { rejections: Result['rejected'] };

/** Until senders have keys of their own. */
const KEY = 'anonymous';
const EXAMPLE_BYTES = 200;
/** Of all signals together: side by side they would take as long. */
const decoding = new SerialQueue();

/**
 * Decodes a request in its turn and resolves when everything usable in it is durable. Whatever becomes of it is counted
 * here, once: a collector neither counts what this throws nor calls `refuse` for it.
 * @param decode writes records into a block made with the context; it yields where others may have their turn
 * @throws AppError as the sender should hear it; other errors are failures of our own, to be answered as `unavailable`
 */
async function take<Result extends Decoded>(
  arrival: Arrival<Result>,
  decode: (context: BlockOptions) => Generator<void, Result>,
): Promise<Answer<Result>> {
  const { signal, source, body, deliveryId, keepForever } = arrival;
  const line = await pipeline();
  const retentionDays = line.retention[keepForever ? 'for-ever' : signal];
  const context = { source, retentionDays, nowMs: line.now(), decide: line.decisions[signal] };
  let decoded: Result;
  try {
    decoded = await decoding.run(body.length, decode(context));
  } catch (error) {
    const example = `${messageOf(error)} ${body.toString('utf8', 0, EXAMPLE_BYTES)}`;
    line.reject({ signal, source, key: KEY, reason: reasonOf(error), bytes: body.length, example });
    throw error;
  }
  const { block, rejected } = decoded;
  const id = typeof deliveryId === 'function' ? deliveryId(decoded) : deliveryId;
  const delivery = id === undefined ? undefined : `${signal}:${id}`;
  const receipt = await line.submit({
    source,
    key: KEY,
    block,
    rejected,
    bytes: body.length,
    deliveryId: delivery,
  });
  return { ...receipt, rejections: rejected };
}

/** Counts a request that `take` never saw: its body could not be read, or its type is not understood. Never throws. */
async function refuse({ signal, source, bytes, error }: Refusal): Promise<void> {
  await pipeline().then(
    (line) => line.reject({ signal, source, key: KEY, reason: reasonOf(error), bytes, example: messageOf(error) }),
    // Without a store there is no ledger either; the sender gets its answer all the same.
    () => undefined,
  );
}

/** The one door for collectors: it knows the clock, the retention and who sends. */
export const intake = { take, refuse };

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
