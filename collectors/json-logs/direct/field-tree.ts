import { Buffer } from 'node:buffer';
import { decideField, type FieldDecision } from '@/collectors/json-logs/decide-field';
import { KNOWN_READERS } from '@/collectors/json-logs/draft';
import { type LevelScale, severityNumberOf, withoutColours } from '@/collectors/json-logs/level';
import type { LogBlock } from '@/pipeline/signals/log-signal';
import { ByteMemo } from './byte-memo';
import { QUOTE } from './json-bytes';

/** The name of an attribute or resource attribute as it is stored. */
export class AttributeName {
  readonly bytes: Buffer;
  /** The turn of the last record that has it. */
  seen = 0;
  private block = 0;
  private key = 0;

  constructor(name: string) {
    this.bytes = Buffer.from(name);
  }

  /** The index of its key in a block. */
  keyIn(block: LogBlock): number {
    if (block.serial !== this.block) {
      this.block = block.serial;
      this.key = block.attributeKey(this.bytes, 0, this.bytes.length);
    }
    return this.key;
  }
}

function named(text: string, names: Map<string, AttributeName>): AttributeName {
  const name = names.get(text) ?? new AttributeName(text);
  names.set(text, name);
  return name;
}

/** Fields that make a record another kind of thing together with others: Mangru's own form, a container's line, GELF, MongoDB. */
const REFUSED_PATHS: ReadonlySet<string> = new Set(['observedTimeUnixNano', 'log']);
const REFUSED_FIELDS = /^shortmessage$|^s$|traceparent$/;
/** Different bytes may have become the same text. */
const REPAIRED = '\ufffd';
/** Times in two parts are put together by the reader of everything. */
const REFUSED_ROLES: ReadonlySet<string | undefined> = new Set(['seconds', 'nanos']);

/** Whether a text can be the value of a well-known attribute that is particular about it. */
const USABLE: Readonly<Record<string, ByteMemo<boolean>>> = Object.fromEntries(
  Object.entries(KNOWN_READERS).map(([name, read]) => [name, new ByteMemo((text) => read(text) !== undefined)]),
);

const levels = new Map<LevelScale, ByteMemo<number>>();

/** Severity numbers of the texts a level may have; none for coloured ones, whose text is not what is stored. */
function levelsOf(scale: LevelScale): ByteMemo<number> {
  const read = (text: string) => (text === withoutColours(text) ? severityNumberOf(text, scale) : 0);
  const memo = levels.get(scale) ?? new ByteMemo(read);
  levels.set(scale, memo);
  return memo;
}

/** A key of a JSON object at its path, with all that is known of it before its value is. */
export class Field {
  readonly path: string;
  readonly parent: Field | undefined;
  readonly decision: FieldDecision;
  /** A value here is not plain; an object's values may be. */
  readonly isRefused: boolean;
  readonly usable: ByteMemo<boolean> | undefined;
  readonly levels: ByteMemo<number> | undefined;
  /** Named as the decision says. */
  readonly name: AttributeName;
  /** Its fallback. */
  readonly ownName: AttributeName;
  readonly children = new Map<string, Field>();
  /** The field that came after it last: records repeat their keys in the same order. */
  next: Field | undefined;
  /** The turn of the last record that has it. */
  seen = 0;
  /** The key's bytes and the quote behind them. */
  private readonly quoted: Buffer;

  constructor(path: string, key: Buffer, parent: Field | undefined, names: Map<string, AttributeName>) {
    this.path = path;
    this.parent = parent;
    const decision = decideField(path);
    this.decision = decision;
    this.name = named(decision.name, names);
    this.ownName = named(decision.ownName, names);
    if (decision.kind === 'known') this.usable = USABLE[decision.name];
    if (decision.role === 'level') this.levels = levelsOf(decision.scale);
    this.isRefused =
      REFUSED_PATHS.has(path) ||
      REFUSED_FIELDS.test(decision.normal) ||
      REFUSED_ROLES.has(decision.role) ||
      path.includes(REPAIRED);
    this.quoted = Buffer.concat([key, Buffer.of(QUOTE)]);
  }

  /** Where the key ends, past its quote, when it stands at `start`; -1 when another does. */
  endAt(source: Buffer, start: number): number {
    const { quoted } = this;
    for (let i = 0; i < quoted.length; i++) if (quoted[i] !== source[start + i]) return -1;
    return start + quoted.length;
  }
}

/** Senders with unbounded keys must neither fill the memory nor push the usual keys out for good. */
const MOST_FIELDS = 20_000;

/** All keys seen so far, by their place in the object. */
export class FieldTree {
  root!: Field;
  /** Numbers the records, so that names and fields know whether they were met in this one. */
  turn = 0;
  private names!: Map<string, AttributeName>;
  /** Names someone asked for. */
  private readonly constants = new Map<string, AttributeName>();
  /** Fields made since the process began. */
  created = 0;
  private size = 0;

  constructor() {
    this.clear();
  }

  /** Before each record. */
  startTurn(): void {
    this.turn++;
    if (this.size > MOST_FIELDS) this.clear();
  }

  /** The name that a field called so has or will have. */
  nameOf(text: string): AttributeName {
    const name = named(text, this.names);
    this.constants.set(text, name);
    return name;
  }

  /** The field of the key that stands between `start` and `end`. */
  child(parent: Field, source: Buffer, start: number, end: number): Field {
    const key = source.toString('latin1', start, end);
    const known = parent.children.get(key);
    if (known) return known;
    this.size++;
    this.created++;
    const text = source.toString('utf8', start, end);
    const path = parent.path === '' ? text : `${parent.path}.${text}`;
    const field = new Field(path, Buffer.from(source.subarray(start, end)), parent, this.names);
    parent.children.set(key, field);
    return field;
  }

  private clear(): void {
    this.size = 0;
    this.names = new Map(this.constants);
    this.root = new Field('', Buffer.alloc(0), undefined, this.names);
  }
}

/** Shared by all requests, since senders repeat their keys. */
export const fieldTree = new FieldTree();
