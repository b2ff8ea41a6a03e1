import type { LogRecord } from '@/model/log';
import { checkTimestamp } from './admit';
import type { BlockSource } from './block/block-source';
import { BlockRecord, type LogBlock } from './block/log-block';
import { Scratch, Slice } from './block/slice';

/** Remembered at once: a body may name a source of its own in every record. */
const MOST_SOURCES = 1000;

function sourceKey(resource: LogRecord['resource'], scope: string): string {
  let key = scope;
  for (const name in resource) key += `\0${name}\0${resource[name]}`;
  return key;
}

/** Writes records that are JavaScript objects into a block, in any order of their sources. */
export class RecordWriter {
  private readonly row = new BlockRecord();
  private readonly sources = new Map<string, BlockSource>();
  private readonly block: LogBlock;
  private readonly nowMs: number;
  private readonly scratch = new Scratch();
  private readonly name = new Slice();
  private readonly value = new Slice();

  constructor(block: LogBlock, nowMs: number) {
    this.block = block;
    this.nowMs = nowMs;
  }

  /**
   * A record without a time gets the time of its arrival.
   * @param bytes its size on the wire
   * @returns why its time is impossible; it was not written then
   */
  write(record: LogRecord, bytes: number): string | undefined {
    const { row, scratch, nowMs } = this;
    scratch.clear();
    row.time.setDecimal(record.timeUnixNano);
    if (row.time.isZero) row.time.setDecimal(record.observedTimeUnixNano);
    if (row.time.isZero) row.time.setNanos(BigInt(nowMs) * 1_000_000n);
    const wrong = checkTimestamp(row.time, nowMs);
    if (wrong) return wrong;
    this.block.switchTo(this.sourceOf(record));
    const { attributes } = record;
    for (const name in attributes) this.append('attribute', name, attributes[name] ?? '');
    row.bytes = bytes;
    row.severityNumber = record.severityNumber;
    scratch.write(record.severityText, row.severityText);
    scratch.write(record.body, row.body);
    scratch.write(record.traceId, row.traceId);
    scratch.write(record.spanId, row.spanId);
    this.block.endRecord(row);
    return undefined;
  }

  private sourceOf({ resource, scope }: LogRecord): BlockSource {
    const key = sourceKey(resource, scope);
    const known = this.sources.get(key);
    if (known) return known;
    this.block.startResource();
    for (const name in resource) this.append('resource', name, resource[name] ?? '');
    this.scratch.write(scope, this.name);
    this.block.startScope(this.name.bytes, this.name.start, this.name.end);
    if (this.sources.size >= MOST_SOURCES) this.sources.clear();
    this.sources.set(key, this.block.currentSource);
    return this.block.currentSource;
  }

  private append(into: 'attribute' | 'resource', name: string, value: string): void {
    const { scratch } = this;
    scratch.write(name, this.name);
    scratch.write(value, this.value);
    this.block[into](
      this.name.bytes,
      this.name.start,
      this.name.end,
      this.value.bytes,
      this.value.start,
      this.value.end,
    );
  }
}
