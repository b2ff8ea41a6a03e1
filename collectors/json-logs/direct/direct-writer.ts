import { Slice } from '@/pipeline/native/slice';
import { type LogBlock, LogValues } from '@/pipeline/signals/log-signal';
import { DirectDraft } from './direct-draft';
import { DirectFinish } from './direct-finish';
import { type AttributeName, fieldTree } from './field-tree';
import { NEWLINE } from './json-bytes';
import { type Member, ObjectScanner } from './object-scanner';
import { SourceKeys } from './source-keys';

/** More refused than taken, by so many, and the rest of a body is not tried: looking twice would cost more than it saves. */
const PATIENCE = 100;
/** A body whose keys are hardly ever the same gains nothing from fields that are remembered. */
const MOST_NEW_FIELDS = 2000;

/**
 * Writes plain JSON log records from their bytes straight into a block, with the result that `toLogRecord` and
 * `RecordWriter` would have. What is not plain (see `ObjectScanner`), or not decided by one value alone, is refused and
 * nothing of it written: those two are for it. Whatever holds on to a body lives no longer than this.
 */
export class DirectWriter {
  private readonly block: LogBlock;
  private readonly sources: SourceKeys;
  private readonly scanner = new ObjectScanner(fieldTree);
  private readonly draft = new DirectDraft();
  private readonly finish: DirectFinish;
  private readonly row = new LogValues();
  private readonly scope = new Slice();
  private readonly fieldsBefore = fieldTree.created;
  private patience = PATIENCE;

  constructor(block: LogBlock, nowMs: number) {
    this.block = block;
    this.sources = new SourceKeys(block);
    this.finish = new DirectFinish(nowMs);
  }

  /**
   * Takes the line that begins at `start`.
   * @returns where it ends, -1 when it was refused
   */
  writeLine(source: Buffer, start: number): number {
    const end = this.scan(source, start);
    const isWhole = end === source.length || source[end] === NEWLINE;
    return this.written(isWhole && this.writeScanned(end - start) ? end : -1);
  }

  /**
   * Takes the object that begins at `start` in a list that is known to be JSON.
   * @returns past it, -1 when it was refused
   */
  writeEntry(source: Buffer, start: number): number {
    const end = this.scan(source, start);
    return this.written(end >= 0 && this.writeScanned(end - start) ? end : -1);
  }

  private scan(source: Buffer, start: number): number {
    const isWorthwhile = this.patience > 0 && fieldTree.created - this.fieldsBefore < MOST_NEW_FIELDS;
    return isWorthwhile ? this.scanner.scan(source, start) : -1;
  }

  private written(end: number): number {
    this.patience = end < 0 ? this.patience - 1 : Math.min(PATIENCE, this.patience + 1);
    return end;
  }

  private writeScanned(size: number): boolean {
    const { scanner, draft, row } = this;
    draft.clear(fieldTree.turn);
    for (let i = 0; i < scanner.count; i++) if (!draft.take(scanner.members[i] as Member)) return false;
    if (!this.finish.finish(draft, row, this.scope)) return false;
    this.sources.switchTo(draft.resource, this.scope);
    const { names, values, count } = draft.attributes;
    for (let i = 0; i < count; i++) {
      const { bytes, start, end } = values[i] as Slice;
      this.block.attributeAt((names[i] as AttributeName).keyIn(this.block), bytes, start, end);
    }
    row.bytes = size;
    this.block.endRecord(row);
    return true;
  }
}
