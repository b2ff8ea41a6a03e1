import type { LogRecord } from '@/model/log';
import { checkTimestamp } from '@/pipeline/admit';
import { BlockSources } from '@/pipeline/block/block-sources';
import { Scratch } from '@/pipeline/native/scratch';
import { Slice } from '@/pipeline/native/slice';
import { type LogBlock, LogValues } from './log-signal';

function sourceKey({ resource, scope }: LogRecord): string {
  let key = scope;
  for (const name in resource) key += `\0${name}\0${resource[name]}`;
  return key;
}

/** Writes records that are JavaScript objects into a block, in any order of their sources. */
export class RecordWriter {
  private readonly row = new LogValues();
  private readonly sources: BlockSources;
  private readonly block: LogBlock;
  private readonly nowMs: number;
  private readonly scratch = new Scratch();
  private readonly name = new Slice();
  private readonly value = new Slice();

  constructor(block: LogBlock, nowMs: number) {
    this.block = block;
    this.sources = new BlockSources(block);
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
    if (row.time.isZero) row.time.setMillis(nowMs);
    const wrong = checkTimestamp(row.time, nowMs);
    if (wrong) return wrong;
    this.block.switchTo(this.sources.find(sourceKey(record), () => this.start(record)));
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

  private start({ resource, scope }: LogRecord): void {
    this.block.startResource();
    for (const name in resource) this.append('resource', name, resource[name] ?? '');
    this.scratch.write(scope, this.name);
    this.block.startScope(this.name.bytes, this.name.start, this.name.end);
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
