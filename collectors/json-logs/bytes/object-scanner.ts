import { Buffer } from 'node:buffer';
import { fields } from '@/collectors/json-logs/fields/field';
import { BATCH_LISTS, RECORD_LISTS, STRUCTURED_MESSAGES } from '@/collectors/json-logs/fields/field-table';
import { cleanText, jsonText, MAX_VALUE_LENGTH } from '@/collectors/json-logs/limits';
import type { Draft } from '@/collectors/json-logs/record/draft';
import { type MemberKind, Members } from '@/collectors/json-logs/record/member';
import { Scratch } from '@/pipeline/native/scratch';
import { BACKSLASH, CARRIAGE_RETURN, CLOSE, COLON, COMMA, OPEN, OPEN_LIST, QUOTE, SPACE, TAB } from './json-bytes';
import { type Key, keyTree } from './key-tree';
import { listEnd } from './list-end';
import { numberEnd } from './number-end';

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
  private readonly members = new Members();
  private draft!: Draft;
  private keys = 0;
  private readonly scratch = new Scratch();
  private source!: Buffer;
  private last: Key = keyTree.root;

  /**
   * Hands the values of the object that begins at `start` and stands on one line to a draft. They stay where they are:
   * the source must not change before the record is written.
   * @returns past it and the white space behind it, -1 when it was refused, perhaps in the middle
   */
  scan(source: Buffer, start: number, draft: Draft): number {
    draft.clear();
    this.draft = draft;
    this.source = source;
    this.members.clear();
    this.keys = 0;
    keyTree.startRecord();
    this.scratch.clear();
    this.last = keyTree.root;
    const open = this.skipSpace(start);
    if (source[open] !== OPEN) return REFUSED;
    return this.skipSpace(this.object(keyTree.root, open + 1, 1));
  }

  /** @returns past the closing brace */
  private object(parent: Key, start: number, depth: number): number {
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

  /** Makes the follower of the last key the last one; false when this record had it already. */
  private follow(): boolean {
    const { next } = this.last;
    if (!next || next.seen === fields.turn) return false;
    next.seen = fields.turn;
    this.last = next;
    return true;
  }

  /**
   * Makes the key that begins at `start` the follower of the last one.
   * @returns past its closing quote
   */
  private key(parent: Key, start: number): number {
    if (++this.keys > PLAIN_KEYS) return REFUSED;
    const guess = this.last.next;
    const end = guess?.parent === parent ? guess.endAt(this.source, start) : REFUSED;
    return end < 0 ? this.newKey(parent, start) : end;
  }

  private newKey(parent: Key, start: number): number {
    const { source } = this;
    let at = start;
    for (; at < source.length && source[at] !== QUOTE; at++) {
      if ((source[at] ?? 0) < SPACE || source[at] === BACKSLASH) return REFUSED;
    }
    if (at >= source.length || at - start + parent.field.path.length > PLAIN_PATH) return REFUSED;
    this.last.next = keyTree.child(parent, source, start, at);
    return at + 1;
  }

  private value(key: Key, at: number, depth: number): number {
    if (at < 0) return REFUSED;
    const byte = this.source[at];
    if (key.isRefused && byte !== OPEN) return REFUSED;
    switch (byte) {
      case QUOTE:
        return this.string(key, at + 1);
      case OPEN:
        return canOpen(key, depth) ? this.object(key, at + 1, depth + 1) : REFUSED;
      case OPEN_LIST:
        return depth === 1 && RECORD_LIST_NAMES.has(key.field.path) ? REFUSED : this.list(key, at);
      case TRUE[0]:
        return this.scalar(key, at, this.wordEnd(at, TRUE));
      case FALSE[0]:
        return this.scalar(key, at, this.wordEnd(at, FALSE));
      case NULL[0]:
        // The absence of a value.
        return this.wordEnd(at, NULL);
      default:
        return this.scalar(key, at, numberEnd(this.source, at));
    }
  }

  private wordEnd(start: number, word: Buffer): number {
    for (let i = 0; i < word.length; i++) if (word[i] !== this.source[start + i]) return REFUSED;
    return start + word.length;
  }

  private scalar(key: Key, start: number, end: number): number {
    if (end < 0) return REFUSED;
    const member = this.members.add(key.field, 'scalar');
    member.set(this.source, start, end);
    this.draft.take(member);
    return end;
  }

  private list(key: Key, start: number): number {
    const end = listEnd(this.source, start, MAX_VALUE_LENGTH);
    if (end < 0) return REFUSED;
    try {
      const text = this.source.toString('utf8', start, end);
      if (LONG_NUMBER.test(text)) return REFUSED;
      this.write(key, 'list', jsonText(JSON.parse(text)));
    } catch {
      return REFUSED;
    }
    return end;
  }

  private string(key: Key, start: number): number {
    const { source } = this;
    let escaped = false;
    const end = Math.min(source.length, start + MAX_VALUE_LENGTH);
    for (let at = start; at < end; at++) {
      const byte = source[at] as number;
      if (byte === QUOTE) {
        if (escaped) return this.unescape(key, start, at);
        const member = this.members.add(key.field, 'string');
        member.set(source, start, at);
        this.draft.take(member);
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

  private unescape(key: Key, start: number, end: number): number {
    try {
      this.write(key, 'string', JSON.parse(this.source.toString('utf8', start - 1, end + 1)) as string);
    } catch {
      return REFUSED;
    }
    return end + 1;
  }

  /** A value that does not stand in the source as it is stored. */
  private write(key: Key, kind: MemberKind, text: string): void {
    const member = this.members.add(key.field, kind);
    this.scratch.write(cleanText(text), member);
    this.draft.take(member);
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
function canOpen(key: Key, depth: number): boolean {
  return depth <= PLAIN_DEPTH && !(depth === 1 && STRUCTURED_MESSAGES.has(key.field.path));
}
