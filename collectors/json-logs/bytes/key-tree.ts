import { Buffer } from 'node:buffer';
import { type Field, fields } from '@/collectors/json-logs/fields/field';
import { QUOTE } from './json-bytes';

/** Fields that make a record another kind of thing: Mangru's own form, a container's line. */
const REFUSED_PATHS: ReadonlySet<string> = new Set(['observedTimeUnixNano', 'log']);
/** Different bytes may have become the same text. */
const REPAIRED = '\ufffd';

/** A key of a JSON object at its place, found again by its bytes. */
export class Key {
  readonly field: Field;
  readonly parent: Key | undefined;
  /** A value here is not plain; an object's values may be. */
  readonly isRefused: boolean;
  readonly children = new Map<string, Key>();
  /** The key that came after it last: records repeat their keys in the same order. */
  next: Key | undefined;
  /** The turn of the last record that has it. */
  seen = 0;
  /** The key's bytes and the quote behind them. */
  private readonly quoted: Buffer;

  constructor(path: string, key: Buffer, parent: Key | undefined) {
    this.field = fields.at(path);
    this.parent = parent;
    this.isRefused = REFUSED_PATHS.has(path) || path.includes(REPAIRED);
    this.quoted = Buffer.concat([key, Buffer.of(QUOTE)]);
  }

  /** Where the key ends, past its quote, when it stands at `start`; -1 when another does. */
  endAt(source: Buffer, start: number): number {
    const { quoted } = this;
    for (let i = 0; i < quoted.length; i++) if (quoted[i] !== source[start + i]) return -1;
    return start + quoted.length;
  }
}

/** All keys seen so far, by their place in the object; they are forgotten with the fields. */
class KeyTree {
  root = newRoot();
  /** Keys made since the process began. */
  created = 0;
  private generation = 0;

  /** Before each record, after the fields began its turn. */
  startRecord(): void {
    if (this.generation === fields.generation) return;
    this.generation = fields.generation;
    this.root = newRoot();
  }

  /** The key that stands between `start` and `end`. */
  child(parent: Key, source: Buffer, start: number, end: number): Key {
    const latin1 = source.toString('latin1', start, end);
    const known = parent.children.get(latin1);
    if (known) return known;
    this.created++;
    const text = source.toString('utf8', start, end);
    const { path } = parent.field;
    const key = new Key(path === '' ? text : `${path}.${text}`, Buffer.from(source.subarray(start, end)), parent);
    parent.children.set(latin1, key);
    return key;
  }
}

function newRoot(): Key {
  return new Key('', Buffer.alloc(0), undefined);
}

/** Shared by all requests, since senders repeat their keys. */
export const keyTree = new KeyTree();
