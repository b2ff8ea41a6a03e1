import { LONGEST_NAME } from '@/collectors/json-logs/draft';
import { ROLE_PATHS, type Role } from '@/collectors/json-logs/field-table';
import { MAX_VALUE_LENGTH } from '@/collectors/json-logs/limits';
import type { Slice } from '@/pipeline/native/slice';
import type { AttributeName } from './field-tree';
import type { Member } from './object-scanner';
import { Pairs } from './pairs';

type Held = Record<Role, Member | undefined>;
const ROLES = Object.keys(ROLE_PATHS) as Role[];

/** Roles whose text is the value as it stands, so that two values are the same when their bytes are. */
const TEXT_ROLES: ReadonlySet<Role> = new Set(['level', 'message', 'service', 'host', 'scope']);
const NAME_ROLES: ReadonlySet<Role> = new Set(['service', 'host', 'scope']);

/** What `RecordDraft` is for parsed values: sorts the values of one record by what they are for. */
export class DirectDraft {
  readonly held = Object.fromEntries(ROLES.map((role) => [role, undefined])) as Held;
  readonly attributes = new Pairs();
  readonly resource = new Pairs();
  private readonly taken: Role[] = [];
  private turn = 0;

  clear(turn: number): void {
    this.turn = turn;
    for (const role of this.taken) this.held[role] = undefined;
    this.taken.length = 0;
    this.attributes.clear();
    this.resource.clear();
  }

  /** False when what becomes of the value is not for this draft to decide. */
  take(member: Member): boolean {
    const { decision, ownName } = member.field;
    if (member.length > MAX_VALUE_LENGTH) return false;
    switch (decision.kind) {
      case 'role':
        return this.offer(decision.role as Role, member);
      case 'resource':
        return this.addResource(member);
      case 'known':
        return this.addKnown(member);
      default:
        return this.add(this.attributes, ownName, member);
    }
  }

  has(name: AttributeName): boolean {
    return name.seen === this.turn;
  }

  /** The value of an attribute. */
  find(name: AttributeName): Slice | undefined {
    const at = this.has(name) ? this.attributes.names.indexOf(name) : -1;
    return at >= 0 && at < this.attributes.count ? this.attributes.values[at] : undefined;
  }

  /** False when another value has the name. */
  add(pairs: Pairs, name: AttributeName, value: Slice): boolean {
    if (name.seen === this.turn) return false;
    name.seen = this.turn;
    pairs.add(name, value);
    return true;
  }

  private offer(role: Role, member: Member): boolean {
    const { decision, ownName } = member.field;
    // A level nobody knows is not simply an attribute: its text stays the record's severity text.
    if (role === 'level' && !member.field.levels?.get(member)) return false;
    const isReadable = member.length > 0 && (member.kind !== 'list' || role === 'message');
    if (!isReadable) return this.add(this.attributes, ownName, member);
    if (NAME_ROLES.has(role) && (member.kind !== 'string' || member.length > LONGEST_NAME)) return false;
    const holder = this.held[role];
    if (!holder) {
      this.held[role] = member;
      this.taken.push(role);
      return true;
    }
    if (!TEXT_ROLES.has(role)) return false;
    // Damaged bytes may be the same text as others.
    if (!member.isAscii || !holder.isAscii) return false;
    if (member.equals(holder)) return true;
    if (holder.field.decision.rank <= decision.rank) return this.add(this.attributes, ownName, member);
    this.held[role] = member;
    return this.add(this.attributes, holder.field.ownName, holder);
  }

  private addResource(member: Member): boolean {
    const { name, ownName } = member.field;
    if (member.length === 0) return this.add(this.attributes, ownName, member);
    return member.length <= LONGEST_NAME && this.add(this.resource, name, member);
  }

  private addKnown(member: Member): boolean {
    const { usable, name, ownName } = member.field;
    const isUsable = member.length > 0 && member.kind !== 'list' && usable?.get(member) !== false;
    return this.add(this.attributes, isUsable && !this.has(name) ? name : ownName, member);
  }
}
