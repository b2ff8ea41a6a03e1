import { Buffer } from 'node:buffer';
import { BATCH_LISTS, RECORD_LISTS, STRUCTURED_MESSAGES } from '@/collectors/json-logs/field-table';
import { cleanText, jsonText, MAX_VALUE_LENGTH } from '@/collectors/json-logs/limits';
import { Scratch } from '@/pipeline/native/scratch';
import { Slice } from '@/pipeline/native/slice';
import type { Field, FieldTree } from './field-tree';
import { BACKSLASH, CARRIAGE_RETURN, CLOSE, COLON, COMMA, OPEN, OPEN_LIST, QUOTE, SPACE, TAB } from './json-bytes';
import { listEnd } from './list-end';
import { numberEnd } from './number-end';

/** What JSON a value was; the text of a list is its JSON. */
export type MemberKind = 'string' | 'scalar' | 'list';

/** A value and the field it has, reused between records. */
export class Member extends Slice {
  field!: Field;
  kind: MemberKind = 'scalar';
}

const REFUSED = -1;
/** What is plain ends far below the limits of the reader of everything. */
const PLAIN_DEPTH = 8;
const PLAIN_KEYS = 200;
const PLAIN_PATH = 256;

/** What may have more digits than a double keeps. */
const LONG_NUMBER = /[\d.eE+-]{16}/;
const RECORD_LIST_NAMES: ReadonlySet<string> = new Set([...RECORD_LISTS, ...BATCH_LISTS]);

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
const NULL = Buffer.from('null');

/**
 * Reads a JSON object from its bytes, without making objects of it: its values, each with the field it
 * belongs to. Only what is plain is read; everything else (empty objects, repeated keys, odd numbers, anything that is
 * not JSON) is refused.
 */
export class ObjectScanner {
  readonly members: Member[] = [];
  count = 0;
  private keys = 0;
  private readonly tree: FieldTree;
  private readonly scratch = new Scratch();
  private source!: Buffer;
  private last!: Field;

  constructor(tree: FieldTree) {
    this.tree = tree;
  }

  /**
   * Reads the object that begins at `start` and stands on one line.
   * @returns past it and the white space behind it, -1 when it was refused
   */
  scan(source: Buffer, start: number): number {
    this.source = source;
    this.count = 0;
    this.keys = 0;
    this.tree.startTurn();
    this.scratch.clear();
    this.last = this.tree.root;
    const open = this.skipSpace(start);
    if (source[open] !== OPEN) return REFUSED;
    return this.skipSpace(this.object(this.tree.root, open + 1, 1));
  }

  /** @returns past the closing brace */
  private object(parent: Field, start: number, depth: number): number {
    const { source } = this;
    for (let at = this.skipSpace(start); ; ) {
      const colon = source[at] === QUOTE ? this.skipSpace(this.key(parent, at + 1)) : REFUSED;
      if (colon < 0 || source[colon] !== COLON || !this.follow()) return REFUSED;
      at = this.skipSpace(this.value(this.last, this.skipSpace(colon + 1), depth));
      const byte = at < 0 ? 0 : source[at];
      if (byte === CLOSE) return at + 1;
      if (byte !== COMMA) return REFUSED;
      at = this.skipSpace(at + 1);
    }
  }

  /** Makes the follower of the last field the last one; false when this record had it already. */
  private follow(): boolean {
    const { next } = this.last;
    if (!next || next.seen === this.tree.turn) return false;
    next.seen = this.tree.turn;
    this.last = next;
    return true;
  }

  /**
   * Makes the key that begins at `start` the follower of the last one.
   * @returns past its closing quote
   */
  private key(parent: Field, start: number): number {
    if (++this.keys > PLAIN_KEYS) return REFUSED;
    const guess = this.last.next;
    const end = guess?.parent === parent ? guess.endAt(this.source, start) : REFUSED;
    return end < 0 ? this.newKey(parent, start) : end;
  }

  private newKey(parent: Field, start: number): number {
    const { source } = this;
    let at = start;
    for (; at < source.length && source[at] !== QUOTE; at++) {
      if ((source[at] ?? 0) < SPACE || source[at] === BACKSLASH) return REFUSED;
    }
    if (at >= source.length || at - start + parent.path.length > PLAIN_PATH) return REFUSED;
    this.last.next = this.tree.child(parent, source, start, at);
    return at + 1;
  }

  private value(field: Field, at: number, depth: number): number {
    if (at < 0) return REFUSED;
    const byte = this.source[at];
    if (field.isRefused && byte !== OPEN) return REFUSED;
    switch (byte) {
      case QUOTE:
        return this.string(field, at + 1);
      case OPEN:
        return canOpen(field, depth) ? this.object(field, at + 1, depth + 1) : REFUSED;
      case OPEN_LIST:
        return depth === 1 && RECORD_LIST_NAMES.has(field.path) ? REFUSED : this.list(field, at);
      case TRUE[0]:
        return this.scalar(field, at, this.wordEnd(at, TRUE));
      case FALSE[0]:
        return this.scalar(field, at, this.wordEnd(at, FALSE));
      case NULL[0]:
        // The absence of a value.
        return this.wordEnd(at, NULL);
      default:
        return this.scalar(field, at, numberEnd(this.source, at));
    }
  }

  private wordEnd(start: number, word: Buffer): number {
    for (let i = 0; i < word.length; i++) if (word[i] !== this.source[start + i]) return REFUSED;
    return start + word.length;
  }

  private scalar(field: Field, start: number, end: number): number {
    if (end >= 0) this.memberOf(field, 'scalar').set(this.source, start, end);
    return end;
  }

  private list(field: Field, start: number): number {
    const end = listEnd(this.source, start, MAX_VALUE_LENGTH);
    if (end < 0) return REFUSED;
    try {
      const text = this.source.toString('utf8', start, end);
      if (LONG_NUMBER.test(text)) return REFUSED;
      this.scratch.write(cleanText(jsonText(JSON.parse(text))), this.memberOf(field, 'list'));
    } catch {
      return REFUSED;
    }
    return end;
  }

  private string(field: Field, start: number): number {
    const { source } = this;
    let escaped = false;
    const end = Math.min(source.length, start + MAX_VALUE_LENGTH);
    for (let at = start; at < end; at++) {
      const byte = source[at] as number;
      if (byte === QUOTE) {
        if (escaped) return this.unescape(field, start, at);
        this.memberOf(field, 'string').set(source, start, at);
        return at + 1;
      }
      if (byte < SPACE) return REFUSED;
      if (byte === BACKSLASH) {
        escaped = true;
        at++;
      }
    }
    return REFUSED;
  }

  private unescape(field: Field, start: number, end: number): number {
    try {
      const text = cleanText(JSON.parse(this.source.toString('utf8', start - 1, end + 1)) as string);
      const member = this.memberOf(field, 'string');
      this.scratch.write(text, member);
    } catch {
      return REFUSED;
    }
    return end + 1;
  }

  private memberOf(field: Field, kind: MemberKind): Member {
    if (this.count === this.members.length) this.members.push(new Member());
    const member = this.members[this.count++] as Member;
    member.field = field;
    member.kind = kind;
    return member;
  }

  /** Past what JSON calls white space, the end of the line not included. A place that was refused stays so. */
  private skipSpace(start: number): number {
    let at = start;
    if (at < 0) return at;
    for (; at < this.source.length; at++) {
      const byte = this.source[at];
      if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN) break;
    }
    return at;
  }
}

/** A message that is an object is one whole, and there is an end to nesting. */
function canOpen(field: Field, depth: number): boolean {
  return depth <= PLAIN_DEPTH && !(depth === 1 && STRUCTURED_MESSAGES.has(field.path));
}
