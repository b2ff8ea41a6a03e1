type MemberReader<Into> = (value: unknown, into: Into, place: string) => void;
type Members<Into> = Readonly<Record<string, MemberReader<Into>>>;

/** Reads a JSON object into something. @throws Error when it has another shape */
export type MessageReader<Into> = (value: unknown, into: Into) => void;

/** For members that are not kept. */
export const ignore = (): void => undefined;

/**
 * A reader of one kind of protobuf message in JSON, by the rules of that mapping: a member is called in lowerCamelCase
 * or by its original name, null is as good as absent, unknown members are passed over. An object of which no member is
 * known is something else.
 */
export function message<Into>(name: string, members: Members<Into>): MessageReader<Into> {
  const known = new Map<string, { read: MemberReader<Into>; place: string }>();
  for (const [member, read] of Object.entries(members)) {
    const found = { read, place: `${name}.${member}` };
    known.set(member, found);
    known.set(
      member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      found,
    );
  }
  return (value, into) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new TypeError(`${name} must be an object`);
    const object = value as Record<string, unknown>;
    let strange: string | undefined;
    let understood = false;
    for (const member in object) {
      const found = known.get(member);
      if (!found) {
        strange ??= member;
        continue;
      }
      understood = true;
      const content = object[member];
      if (content !== null) found.read(content, into, found.place);
    }
    if (!understood && strange !== undefined) throw new TypeError(`${name} has no member "${strange.slice(0, 100)}"`);
  };
}

export function readList(value: unknown, place: string): unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${place} must be a list`);
  return value;
}

export function readText(value: unknown, place: string): string {
  if (typeof value !== 'string') throw new TypeError(`${place} must be text`);
  return value;
}

/** A whole number of up to 64 bits as decimal digits: in JSON it comes as text or number. */
export function readInteger(value: unknown, place: string): string {
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return value;
  if (typeof value === 'number' && Number.isInteger(value)) return String(BigInt(value));
  throw new TypeError(`${place} must be a whole number`);
}
