import type { Field } from '@/collectors/json-logs/fields/field';
import { Slice } from '@/pipeline/native/slice';

/** What JSON a value was; the text of a list or an object is its JSON. */
export type MemberKind = 'string' | 'scalar' | 'list' | 'object';

/** A value and the field it has, reused between records. Invalid UTF-8 in it becomes U+FFFD where it is stored. */
export class Member extends Slice {
  field!: Field;
  kind: MemberKind = 'scalar';

  /** Text, a number or a truth value. */
  get isScalar(): boolean {
    return this.kind === 'string' || this.kind === 'scalar';
  }
}

/** The values of one record in their order; the list is reused. */
export class Members {
  private count = 0;
  private readonly list: Member[] = [];

  clear(): void {
    this.count = 0;
  }

  add(field: Field, kind: MemberKind): Member {
    if (this.count === this.list.length) this.list.push(new Member());
    const member = this.list[this.count++] as Member;
    member.field = field;
    member.kind = kind;
    return member;
  }
}
