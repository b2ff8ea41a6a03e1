import type { Buffer } from 'node:buffer';
import type { BlockSource } from '@/pipeline/block/block-source';
import { LogBlock, type LogValues } from '@/pipeline/signals/log-signal';

interface SeenSource {
  resource: Record<string, string>;
  scope: string;
}

/** One record as it went into a block. */
export interface SeenRecord extends SeenSource {
  nanos: bigint;
  severityNumber: number;
  severityText: string;
  body: string;
  traceId: string;
  spanId: string;
  attributes: Record<string, string>;
  bytes: number;
}

/** A block that remembers what was put into it. */
export class SeenBlock extends LogBlock {
  readonly seen: SeenRecord[] = [];
  readonly #keys = new Map<number, string>();
  readonly #sources = new WeakMap<BlockSource, SeenSource>();
  #attributes: [string, string][] = [];
  #resources: [string, string][] = [];

  override startResource(): void {
    super.startResource();
    this.#resources = [];
  }

  override resource(keys: Buffer, keyStart: number, keyEnd: number, values: Buffer, start: number, end: number): void {
    super.resource(keys, keyStart, keyEnd, values, start, end);
    this.#resources.push([keys.toString('utf8', keyStart, keyEnd), values.toString('utf8', start, end)]);
  }

  override startScope(name: Buffer, start: number, end: number): void {
    super.startScope(name, start, end);
    const resource = Object.fromEntries(this.#resources);
    this.#sources.set(this.currentSource, { resource, scope: name.toString('utf8', start, end) });
  }

  override attributeKey(keys: Buffer, start: number, end: number): number {
    const index = super.attributeKey(keys, start, end);
    this.#keys.set(index, keys.toString('utf8', start, end));
    return index;
  }

  override attributeAt(key: number, values: Buffer, start: number, end: number): void {
    super.attributeAt(key, values, start, end);
    this.#attributes.push([this.#keys.get(key) ?? '', values.toString('utf8', start, end)]);
  }

  override endRecord(record: LogValues): void {
    super.endRecord(record);
    const source = this.#sources.get(this.currentSource);
    if (!source) throw new Error('A record before its source.');
    this.seen.push({
      ...source,
      nanos: record.time.toNanos(),
      severityNumber: record.severityNumber,
      severityText: record.severityText.toString(),
      body: record.body.toString(),
      traceId: record.traceId.toString(),
      spanId: record.spanId.toString(),
      attributes: Object.fromEntries(this.#attributes),
      bytes: record.bytes,
    });
    if (new Set(this.#attributes.map(([name]) => name)).size < this.#attributes.length)
      throw new Error('An attribute was written twice.');
    this.#attributes = [];
  }
}
