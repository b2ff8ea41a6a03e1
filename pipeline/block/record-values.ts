import { NanoTime } from '@/pipeline/native/nano-time';

/** What every record says of itself; its signal adds more. Reused between records, set before `RecordBlock.endRecord`. */
export class RecordValues {
  readonly time = new NanoTime();
  /** Size on the wire. */
  bytes = 0;
}
