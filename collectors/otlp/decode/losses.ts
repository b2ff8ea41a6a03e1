import type { Slice } from '@/pipeline/native/slice';
import type { Entry } from './entries';
import { MAX_NAME_BYTES, MAX_VALUE_BYTES } from './limits';

/** What was shortened by its name, and how many attributes were left out: of a record, or of the resource and scope around it. */
export class Losses {
  readonly shortened: string[] = [];
  dropped = 0;

  clear(): void {
    this.shortened.length = 0;
    this.dropped = 0;
  }

  add({ shortened, dropped }: Losses): void {
    if (shortened.length > 0) this.shortened.push(...shortened);
    this.dropped += dropped;
  }

  shorten(slice: Slice, limit: number, name: string): void {
    if (cut(slice, limit)) this.shortened.push(name);
  }

  shortenEntry({ key, value }: Entry): void {
    const keyCut = cut(key, MAX_NAME_BYTES);
    if (cut(value, MAX_VALUE_BYTES) || keyCut) this.shortened.push(key.toString());
  }
}

/** Ends a text after at most `limit` bytes, without cutting a character in two. @returns whether it was longer */
function cut(slice: Slice, limit: number): boolean {
  if (slice.length <= limit) return false;
  const { bytes, start } = slice;
  let end = start + limit;
  while (end > start && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  slice.end = end;
  return true;
}
