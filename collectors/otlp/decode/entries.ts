import { Slice } from '@/pipeline/native/slice';
import { MAX_ATTRIBUTES } from './limits';

export interface Entry {
  readonly key: Slice;
  readonly value: Slice;
}

const newEntry = (): Entry => ({ key: new Slice(), value: new Slice() });

/** Attributes in the order they came, before anything of their record is in a block. Reused, so that none is allocated. */
export class Entries {
  length = 0;
  /** Those beyond what is kept of one record. */
  dropped = 0;
  private readonly entries: Entry[] = [];
  private readonly spare = newEntry();

  clear(): void {
    this.length = 0;
    this.dropped = 0;
  }

  /** The next entry, to be filled. */
  add(): Entry {
    if (this.length === MAX_ATTRIBUTES) {
      this.dropped++;
      return this.spare;
    }
    const index = this.length++;
    const known = this.entries[index];
    if (known) {
      known.key.clear();
      known.value.clear();
      return known;
    }
    const entry = newEntry();
    this.entries.push(entry);
    return entry;
  }

  /** @param index below `length` */
  at(index: number): Entry {
    return this.entries[index] ?? this.spare;
  }
}
