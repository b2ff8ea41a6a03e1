import { Entries } from '@/collectors/otlp/decode/entries';
import { NanoTime } from '@/pipeline/native/nano-time';
import { Scratch } from '@/pipeline/native/scratch';
import { Slice } from '@/pipeline/native/slice';
import { LogValues } from '@/pipeline/signals/log-signal';

/** A log record as its sender put it, in either encoding, before any rule was applied to it. */
export class LogDraft extends LogValues {
  readonly observed = new NanoTime();
  readonly eventName = new Slice();
  /** Attributes the sender itself left out. */
  droppedBySender = 0;
  readonly attributes = new Entries();
  /** Where texts stand that are not in the request as they are. */
  readonly scratch = new Scratch();

  clear(): void {
    this.time.set(0, 0);
    this.observed.set(0, 0);
    this.severityNumber = 0;
    this.droppedBySender = 0;
    this.severityText.clear();
    this.body.clear();
    this.traceId.clear();
    this.spanId.clear();
    this.eventName.clear();
    this.attributes.clear();
    this.scratch.clear();
  }
}
