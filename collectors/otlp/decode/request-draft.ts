import { Buffer } from 'node:buffer';
import type { WireReader } from '@/collectors/otlp/protobuf/wire-reader';
import { AppError } from '@/model/errors';
import type { RecordBlock } from '@/pipeline/block/record-block';
import { Scratch } from '@/pipeline/native/scratch';
import { Slice } from '@/pipeline/native/slice';
import type { Decoded, RejectedRecord } from '@/pipeline/types';
import { Entries } from './entries';
import { MAX_NAME_BYTES } from './limits';
import { Losses } from './losses';

/** Reads the records of one signal and puts them into a block. */
export interface RecordDecoder {
  readonly block: RecordBlock;
  /** Whether a record was taken that does not say when it happened or was seen. */
  readonly timeless: boolean;
  /** @throws Error when the bytes up to `end` are no such record */
  readProtobuf(reader: WireReader, end: number): void;
  /** @throws Error when the value is no such record */
  readJson(value: unknown): void;
  /**
   * Puts the record read last into the block.
   * @param bytes its size on the wire
   * @param ofSource what its resource and scope have lost
   * @returns why it cannot be stored; nothing of it is in the block then
   */
  write(bytes: number, ofSource: Losses): RejectedRecord | undefined;
}

/** A request whose records are in columns. */
export interface DecodedRequest extends Decoded {
  /** Whether a record in it does not say when it happened or was seen. */
  timeless: boolean;
}

const SCOPE_PREFIX = Buffer.from('otel.scope.');
const SCOPE_VERSION = Buffer.from('otel.scope.version');

/** What a request is becoming: resource, scope and records in the order in which a reader of either encoding meets them. */
export class RequestDraft {
  readonly decoder: RecordDecoder;
  readonly rejected: RejectedRecord[] = [];
  /** Of the resource or scope being read. */
  readonly attributes = new Entries();
  readonly scopeName = new Slice();
  readonly scopeVersion = new Slice();
  readonly scratch = new Scratch();
  /** Records that could be stored; a filter may have left some of them out. */
  private taken = 0;
  private readonly ofResource = new Losses();
  private readonly ofSource = new Losses();

  constructor(decoder: RecordDecoder) {
    this.decoder = decoder;
  }

  /** Records read or rejected so far. */
  get records(): number {
    return this.taken + this.rejected.length;
  }

  clear(): void {
    this.scratch.clear();
    this.attributes.clear();
    this.scopeName.clear();
    this.scopeVersion.clear();
  }

  /** The resource has been read. */
  startResource(): void {
    this.decoder.block.startResource();
    this.ofResource.clear();
    this.append(this.ofResource);
  }

  /** The scope has been read: its name is a column, the rest stands with the resource, as OpenTelemetry names it outside OTLP. */
  startScope(): void {
    const { scopeName, scopeVersion, ofSource, attributes } = this;
    const { block } = this.decoder;
    ofSource.clear();
    ofSource.add(this.ofResource);
    ofSource.shorten(scopeName, MAX_NAME_BYTES, 'scope');
    ofSource.shorten(scopeVersion, MAX_NAME_BYTES, 'otel.scope.version');
    block.startScope(scopeName.bytes, scopeName.start, scopeName.end);
    const { bytes, start, end, length } = scopeVersion;
    if (length > 0) block.resource(SCOPE_VERSION, 0, SCOPE_VERSION.length, bytes, start, end);
    for (let i = 0; i < attributes.length; i++) {
      const { key } = attributes.at(i);
      const name = Buffer.concat([SCOPE_PREFIX, key.bytes.subarray(key.start, key.end)]);
      key.set(name, 0, name.length);
    }
    this.append(ofSource);
  }

  /** The record has been read. */
  endRecord(bytes: number): void {
    const refused = this.decoder.write(bytes, this.ofSource);
    if (refused) this.rejected.push(refused);
    else this.taken++;
  }

  /**
   * Leaves one record out, which takes no other with it.
   * @param example the start of it
   * @throws AppError the cause, when that is about the whole request
   */
  reject(cause: unknown, example: string): void {
    if (cause instanceof AppError) throw cause;
    const message = `A record cannot be read: ${reasonText(cause)}.`;
    this.rejected.push({ reason: 'invalid_record', message, example });
  }

  /** @throws Error when not one record could be read: the request is something else */
  finish(): DecodedRequest {
    const { rejected } = this;
    const { block, timeless } = this.decoder;
    const first = rejected[0];
    if (first && this.taken === 0 && rejected.every(({ reason }) => reason === 'invalid_record')) {
      throw new RangeError(`none of its records can be read. ${first.message}`);
    }
    return { block, rejected, timeless };
  }

  private append(losses: Losses): void {
    const { attributes } = this;
    losses.dropped += attributes.dropped;
    for (let i = 0; i < attributes.length; i++) {
      const entry = attributes.at(i);
      losses.shortenEntry(entry);
      const { key, value } = entry;
      this.decoder.block.resource(key.bytes, key.start, key.end, value.bytes, value.start, value.end);
    }
  }
}

export function reasonText(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text.replace(/\.$/, '');
}
