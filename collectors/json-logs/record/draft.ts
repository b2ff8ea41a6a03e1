import { mayBeInexact } from '@/collectors/json-logs/exact-json';
import type { AttributeName } from '@/collectors/json-logs/fields/attribute-name';
import { fields } from '@/collectors/json-logs/fields/field';
import { ROLE_PATHS, type Role } from '@/collectors/json-logs/fields/field-table';
import { cutText, MAX_ATTRIBUTES, MAX_VALUE_LENGTH } from '@/collectors/json-logs/limits';
import { TimeReader } from '@/collectors/json-logs/times/time-reader';
import { NanoTime } from '@/pipeline/native/nano-time';
import { Scratch } from '@/pipeline/native/scratch';
import { Slice } from '@/pipeline/native/slice';
import { copySpanId, copyTraceId } from './ids';
import type { Member } from './member';
import { Pairs } from './pairs';

const ROLES = Object.keys(ROLE_PATHS) as Role[];
type Held = Record<Role, Member | undefined>;

const LONGEST_NAME = 256;
const DIGITS = /^\d{1,12}$/;

/** Shared by all requests, like the fields. */
const times = new TimeReader();

/**
 * A record in the making: takes the values of a JSON object one by one, from whatever reads it, and keeps the best for
 * every role. Values are not copied: their bytes must stay until the record is written.
 */
export class Draft {
  readonly held = Object.fromEntries(ROLES.map((role) => [role, undefined])) as Held;
  readonly time = new NanoTime();
  /** SeverityNumber of the held level. */
  level = 0;
  readonly traceId = new Slice();
  readonly spanId = new Slice();
  readonly attributes = new Pairs();
  readonly resource = new Pairs();
  /** Names of what was shortened. */
  readonly truncated: string[] = [];
  dropped = 0;
  /** For texts that no sender's bytes hold. */
  readonly scratch = new Scratch();
  private readonly taken: Role[] = [];
  private nextLevel = 0;
  private readonly nextTime = new NanoTime();
  private readonly nextId = new Slice();
  private count = 0;

  /** Begins the next record: before the first of its values is read. */
  clear(): void {
    fields.startTurn();
    for (const role of this.taken) this.held[role] = undefined;
    this.taken.length = 0;
    this.attributes.clear(fields.turn);
    this.resource.clear(fields.turn);
    this.scratch.clear();
    this.count = 0;
    if (this.dropped > 0) this.dropped = 0;
    if (this.truncated.length > 0) this.truncated.length = 0;
  }

  take(member: Member): void {
    const { decision, ownName } = member.field;
    switch (decision.kind) {
      case 'role':
        this.offer(decision.role as Role, member);
        break;
      case 'resource':
        this.addResource(member);
        break;
      case 'known':
        this.addKnown(member);
        break;
      default:
        this.add(ownName, member);
    }
  }

  /** So many values that the later ones are only counted. */
  get isSwamped(): boolean {
    return this.count >= MAX_ATTRIBUTES * 10;
  }

  /** Adds an attribute; a second value under the same name gets the first free `name_2`, `name_3` …, since neither may be lost. */
  add(name: AttributeName, value: Slice): void {
    if (this.isFull()) return;
    const free = this.attributes.has(name) ? this.freeName(name) : name;
    const isLong = value.length > MAX_VALUE_LENGTH;
    this.attributes.add(free, isLong ? this.shortened(free.text, value, MAX_VALUE_LENGTH) : value);
  }

  /** A value within a limit, or its beginning with a note that says so. */
  shortened(name: string, value: Slice, maxLength: number): Slice {
    if (!isLonger(value, maxLength)) return value;
    this.truncated.push(name);
    return this.written(cutText(value.toString(), maxLength));
  }

  /** A text as bytes that stay as long as the record. */
  written(text: string): Slice {
    const slice = new Slice();
    this.scratch.write(text, slice);
    return slice;
  }

  /** Gives a role up: its value becomes an attribute. */
  release(role: Role): void {
    const holder = this.held[role];
    this.held[role] = undefined;
    if (holder) this.add(holder.field.ownName, holder);
  }

  private isFull(): boolean {
    if (++this.count <= MAX_ATTRIBUTES) return false;
    this.dropped += 1;
    return true;
  }

  private freeName({ text }: AttributeName): AttributeName {
    for (let number = 2; ; number += 1) {
      const name = fields.attributes.of(`${text}_${number}`);
      if (!this.attributes.has(name)) return name;
    }
  }

  private offer(role: Role, member: Member): void {
    const { decision, ownName } = member.field;
    const isReadable = this.reads(role, member);
    const holder = this.held[role];
    // The same thing said twice, as container logs do with times and ids.
    if (isReadable && holder && this.isSame(role, holder, member)) return;
    if (!isReadable || (holder && holder.field.decision.rank <= decision.rank)) {
      this.add(ownName, member);
      return;
    }
    if (holder) this.release(role);
    else this.taken.push(role);
    this.hold(role, member);
  }

  /** Whether the value can play the role. */
  private reads(role: Role, member: Member): boolean {
    switch (role) {
      case 'time':
        return member.isScalar && times.read(member, this.nextTime);
      case 'level':
        this.nextLevel = member.isScalar ? (member.field.levels?.get(member) ?? 0) : 0;
        return this.nextLevel > 0;
      case 'message':
        return member.length > 0 && member.kind !== 'object';
      case 'trace':
        return member.isScalar && copyTraceId(member, this.scratch, this.nextId);
      case 'span':
        return member.isScalar && copySpanId(member, this.scratch, this.nextId);
      case 'seconds':
      case 'nanos':
        return member.isScalar && DIGITS.test(member.toString());
      default:
        return isText(member) && member.length > 0 && !isLonger(member, LONGEST_NAME);
    }
  }

  private isSame(role: Role, holder: Member, member: Member): boolean {
    if (role === 'time') return this.time.low === this.nextTime.low && this.time.high === this.nextTime.high;
    if (role === 'trace') return this.traceId.equals(this.nextId);
    if (role === 'span') return this.spanId.equals(this.nextId);
    return isSameText(holder, member);
  }

  private hold(role: Role, member: Member): void {
    this.held[role] = member;
    if (role === 'time') this.time.set(this.nextTime.low, this.nextTime.high);
    else if (role === 'level') this.level = this.nextLevel;
    else if (role === 'trace') this.traceId.copy(this.nextId);
    else if (role === 'span') this.spanId.copy(this.nextId);
  }

  private addResource(member: Member): void {
    const { name, ownName } = member.field;
    const fits = member.length > 0 && !this.resource.has(name) && !isLonger(member, LONGEST_NAME);
    if (!fits) this.add(ownName, member);
    else if (!this.isFull()) this.resource.add(name, member);
  }

  private addKnown(member: Member): void {
    const { usable, name, ownName } = member.field;
    const isUsable = member.length > 0 && member.isScalar && usable?.get(member) !== false;
    this.add(isUsable && !this.attributes.has(name) ? name : ownName, member);
  }
}

/** A number of more digits than a double keeps is text, as the reader of exact JSON has it. */
function isText(member: Member): boolean {
  return member.kind === 'string' || (member.kind === 'scalar' && mayBeInexact(Number(member.toString())));
}

/** Limits are in UTF-16 units, of which a text never has more than bytes. */
function isLonger(value: Slice, maxLength: number): boolean {
  return value.length > maxLength && value.toString().length > maxLength;
}

/** Damaged bytes may be the same text as others. */
function isSameText(a: Slice, b: Slice): boolean {
  return a.equals(b) || (!(a.isAscii && b.isAscii) && a.toString() === b.toString());
}
