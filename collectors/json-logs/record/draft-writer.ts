import type { AttributeName } from '@/collectors/json-logs/fields/attribute-name';
import { checkTimestamp } from '@/pipeline/admit';
import type { BlockSource } from '@/pipeline/block/block-source';
import { BlockSources } from '@/pipeline/block/block-sources';
import { ByteBuffer } from '@/pipeline/native/byte-buffer';
import type { Slice } from '@/pipeline/native/slice';
import type { LogBlock } from '@/pipeline/signals/log-signal';
import type { Draft } from './draft';
import type { Finish } from './finish';
import type { Pairs } from './pairs';

/** Finds the source of a record in its block, and starts it when it is the first of it. */
class SourceKeys {
  private readonly block: LogBlock;
  private readonly sources: BlockSources;
  private key = new ByteBuffer();
  private lastKey = new ByteBuffer();
  private last: BlockSource | undefined;

  constructor(block: LogBlock) {
    this.block = block;
    this.sources = new BlockSources(block);
  }

  switchTo(resource: Pairs, scope: Slice): void {
    const { key, lastKey } = this;
    key.length = 0;
    for (let i = 0; i < resource.count; i++) {
      const { bytes } = resource.names[i] as Pairs['names'][number];
      const value = resource.values[i] as Slice;
      key.string(bytes, 0, bytes.length);
      key.string(value.bytes, value.start, value.end);
    }
    key.string(scope.bytes, scope.start, scope.end);
    if (!this.last || !key.equals(lastKey)) {
      this.key = lastKey;
      this.lastKey = key;
      this.last = this.sources.find(key.view().toString('latin1'), () => this.start(resource, scope));
    }
    this.block.switchTo(this.last);
  }

  private start(resource: Pairs, scope: Slice): void {
    this.block.startResource();
    for (let i = 0; i < resource.count; i++) {
      const { bytes } = resource.names[i] as Pairs['names'][number];
      const value = resource.values[i] as Slice;
      this.block.resource(bytes, 0, bytes.length, value.bytes, value.start, value.end);
    }
    this.block.startScope(scope.bytes, scope.start, scope.end);
  }
}

/** Writes finished records into a block. */
export class DraftWriter {
  private readonly block: LogBlock;
  private readonly nowMs: number;
  private readonly sources: SourceKeys;

  constructor(block: LogBlock, nowMs: number) {
    this.block = block;
    this.nowMs = nowMs;
    this.sources = new SourceKeys(block);
  }

  /**
   * A record without a time gets the time of its arrival.
   * @param bytes its size on the wire
   * @returns why its time is impossible; it was not written then
   */
  write({ attributes, resource }: Draft, { values, scope }: Finish, bytes: number): string | undefined {
    const { block, nowMs } = this;
    if (values.time.isZero) values.time.setMillis(nowMs);
    const wrong = checkTimestamp(values.time, nowMs);
    if (wrong) return wrong;
    this.sources.switchTo(resource, scope);
    for (let i = 0; i < attributes.count; i++) {
      const value = attributes.values[i] as Slice;
      block.attributeAt((attributes.names[i] as AttributeName).keyIn(block), value.bytes, value.start, value.end);
    }
    values.bytes = bytes;
    block.endRecord(values);
    return undefined;
  }
}
