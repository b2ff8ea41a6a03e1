import type { BlockSource } from './block-source';
import type { RecordBlock } from './record-block';

/** Remembered at once: a body may name a source of its own in every record. */
const MOST_SOURCES = 1000;

/** The sources of a block whose records alternate, by a key of the caller's making. */
export class BlockSources {
  private readonly block: Pick<RecordBlock, 'currentSource'>;
  private readonly sources = new Map<string, BlockSource>();

  constructor(block: Pick<RecordBlock, 'currentSource'>) {
    this.block = block;
  }

  /** @param start starts the source in the block when it is not known */
  find(key: string, start: () => void): BlockSource {
    const known = this.sources.get(key);
    if (known) return known;
    start();
    if (this.sources.size >= MOST_SOURCES) this.sources.clear();
    this.sources.set(key, this.block.currentSource);
    return this.block.currentSource;
  }
}
