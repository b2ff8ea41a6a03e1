import { BlockRecord, type LogBlock } from '@/pipeline/block/log-block';
import { Slice } from '@/pipeline/block/slice';
import { DirectDraft } from './direct-draft';
import { DirectFinish, tree } from './direct-finish';
import type { AttributeName } from './field-tree';
import { type Member, ObjectScanner } from './object-scanner';
import { SourceKeys } from './source-keys';

/**
 * Writes plain JSON log records from their bytes straight into a block, with the result that `toLogRecord` and
 * `RecordWriter` would have. What is not plain (see `ObjectScanner`), or not decided by one value alone, is refused and
 * nothing of it written: those two are for it. Whatever holds on to a body lives no longer than this.
 */
export class DirectWriter {
  private readonly block: LogBlock;
  private readonly sources: SourceKeys;
  private readonly scanner = new ObjectScanner(tree);
  private readonly draft = new DirectDraft();
  private readonly finish: DirectFinish;
  private readonly row = new BlockRecord();
  private readonly scope = new Slice();

  constructor(block: LogBlock, nowMs: number) {
    this.block = block;
    this.sources = new SourceKeys(block);
    this.finish = new DirectFinish(nowMs);
  }

  /**
   * Takes the line that begins at `start`.
   * @returns where it ends, -1 when it was refused
   */
  write(source: Buffer, start: number): number {
    const { scanner, draft, row } = this;
    const end = scanner.scan(source, start);
    if (end < 0) return -1;
    draft.clear(tree.turn);
    for (let i = 0; i < scanner.count; i++) if (!draft.take(scanner.members[i] as Member)) return -1;
    if (!this.finish.finish(draft, row, this.scope)) return -1;
    this.sources.switchTo(draft.resource, this.scope);
    const { names, values, count } = draft.attributes;
    for (let i = 0; i < count; i++) {
      const { bytes, start, end } = values[i] as Slice;
      this.block.attributeAt((names[i] as AttributeName).keyIn(this.block), bytes, start, end);
    }
    row.bytes = end - start;
    this.block.endRecord(row);
    return end;
  }
}
