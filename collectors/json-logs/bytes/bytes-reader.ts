import { Draft } from '@/collectors/json-logs/record/draft';
import { DraftWriter } from '@/collectors/json-logs/record/draft-writer';
import { Finish } from '@/collectors/json-logs/record/finish';
import type { LogBlock } from '@/pipeline/signals/log-signal';
import { NEWLINE } from './json-bytes';
import { keyTree } from './key-tree';
import { ObjectScanner } from './object-scanner';

/** More refused than taken, by so many, and the rest of a body is not tried: looking twice would cost more than it saves. */
const PATIENCE = 100;
/** A body whose keys are hardly ever the same gains nothing from keys that are remembered. */
const MOST_NEW_KEYS = 2000;

/**
 * Writes plain JSON log records from their bytes straight into a block. What is not plain (see `ObjectScanner`), has no
 * message or an impossible time is refused and nothing of it written: that is for `ValueReader`. Whatever holds on to a
 * body lives no longer than this.
 */
export class BytesReader {
  private readonly scanner = new ObjectScanner();
  private readonly draft = new Draft();
  private readonly finish = new Finish();
  private readonly writer: DraftWriter;
  private readonly keysBefore = keyTree.created;
  private patience = PATIENCE;

  constructor(block: LogBlock, nowMs: number) {
    this.writer = new DraftWriter(block, nowMs);
  }

  /**
   * Takes the line that begins at `start`.
   * @returns where it ends, -1 when it was refused
   */
  readLine(source: Buffer, start: number): number {
    const end = this.scan(source, start);
    const isWhole = end === source.length || source[end] === NEWLINE;
    return this.written(isWhole && this.writeScanned(end - start) ? end : -1);
  }

  /**
   * Takes the object that begins at `start` in a list that is known to be JSON.
   * @returns past it, -1 when it was refused
   */
  readEntry(source: Buffer, start: number): number {
    const end = this.scan(source, start);
    return this.written(end >= 0 && this.writeScanned(end - start) ? end : -1);
  }

  private scan(source: Buffer, start: number): number {
    if (this.patience === 0 || keyTree.created - this.keysBefore >= MOST_NEW_KEYS) return -1;
    return this.scanner.scan(source, start, this.draft);
  }

  private written(end: number): number {
    this.patience = end < 0 ? Math.max(0, this.patience - 1) : Math.min(PATIENCE, this.patience + 1);
    return end;
  }

  private writeScanned(size: number): boolean {
    const { draft, finish } = this;
    return finish.finish(draft, undefined) && this.writer.write(draft, finish, size) === undefined;
  }
}
