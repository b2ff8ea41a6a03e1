import type { FieldDecision } from './decide-field';
import { mayBeInexact } from './exact-json';
import { ROLE_PATHS, type Role } from './field-table';
import { readSpanId, readTraceId } from './ids';
import { severityNumberOf } from './level';
import { cleanText, cutText, jsonText, MAX_ATTRIBUTES, MAX_BODY_LENGTH, MAX_VALUE_LENGTH } from './limits';
import { timeValueToNanos } from './time-text';

/** The best value found so far for a role. */
export interface Candidate {
  rank: number;
  decision: FieldDecision;
  /** As the logger wrote it, to keep it as an attribute when a better one turns up. */
  value: unknown;
  /** As the record will hold it. */
  text: string;
}

export const LONGEST_NAME = 256;

/** A number inside an array that may have lost digits, or text that looks like one. */
const LONG_NUMBER = /\d{16}|\de\+/;

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function nameText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME ? cleanText(value) : undefined;
}

function levelText(value: unknown, decision: FieldDecision): string | undefined {
  const text = scalarText(value);
  return text !== undefined && severityNumberOf(text, decision.scale) > 0 ? text : undefined;
}

function digitsText(value: unknown): string | undefined {
  const text = scalarText(value);
  return text !== undefined && /^\d{1,12}$/.test(text) ? text : undefined;
}

function idText(value: unknown, read: typeof readTraceId, decimal: boolean): string | undefined {
  const text = scalarText(value);
  return text === undefined ? undefined : read(text, decimal);
}

/** How each role reads a value: the text the record will hold, undefined when the value cannot play the role. */
const READERS: Record<Role, (value: unknown, decision: FieldDecision) => string | undefined> = {
  time: timeValueToNanos,
  seconds: digitsText,
  nanos: digitsText,
  level: levelText,
  message: (value) => {
    const text = Array.isArray(value) ? jsonText(value) : scalarText(value);
    return text === '' ? undefined : text;
  },
  service: nameText,
  host: nameText,
  scope: nameText,
  trace: (value, { decimal }) => idText(value, readTraceId, decimal),
  span: (value, { decimal }) => idText(value, readSpanId, decimal),
};

const METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|QUERY)$/;

/** How a well-known attribute reads a value; any text when it is not listed. */
export const KNOWN_READERS: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  'http.request.method': (value) => (typeof value === 'string' && METHOD.test(value) ? value : undefined),
  'http.response.status_code': (value) => {
    const text = scalarText(value);
    return text !== undefined && /^[1-5]\d\d$/.test(text) ? text : undefined;
  },
  'http.route': (value) => (typeof value === 'string' && value.startsWith('/') ? value : undefined),
};

const ROLES = Object.keys(ROLE_PATHS) as Role[];
type Slots = Record<Role, Candidate | undefined>;
const EMPTY_SLOTS = Object.fromEntries(ROLES.map((role) => [role, undefined])) as Slots;

/** A record in the making: takes values one by one and keeps, for every role, the best. */
export class RecordDraft {
  readonly slots: Slots = { ...EMPTY_SLOTS };
  readonly attributes: Record<string, string> = {};
  readonly resource: Record<string, string> = {};
  readonly truncated: string[] = [];
  dropped = 0;
  /** A number was met whose digits JSON.parse may not have kept. */
  inexact = false;
  private count = 0;

  /** Takes the value at a path for what the decision says it is. */
  take(decision: FieldDecision, value: unknown): void {
    if (typeof value === 'number' && mayBeInexact(value)) this.inexact = true;
    if (decision.kind === 'role') this.offer(decision, value);
    else if (decision.kind === 'resource') this.addResource(decision, value);
    else if (decision.kind === 'known') this.addKnown(decision, value);
    else this.addAttribute(decision.ownName, value);
  }

  /** So many keys that the later ones are only counted. */
  get isSwamped(): boolean {
    return this.count >= MAX_ATTRIBUTES * 10;
  }

  /** Leaves a value out and counts it. */
  drop(): void {
    this.dropped += 1;
  }

  /** Adds an attribute; a second value under the same name gets the first free `name_2`, `name_3` …, since neither may be lost. */
  addAttribute(name: string, value: unknown): void {
    if (this.isFull()) return;
    if (this.attributes[name] === undefined && name !== '__proto__') {
      this.attributes[name] = this.valueText(name, value);
      return;
    }
    let free = name;
    for (let number = 2; Object.hasOwn(this.attributes, free); number += 1) free = `${name}_${number}`;
    // Assigning `__proto__` or a name inherited from Object would not make an entry.
    Object.defineProperty(this.attributes, free, {
      value: this.valueText(free, value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }

  /** Text fit for the store, shortened with a note when it is too long. */
  shorten(name: string, text: string, maxLength: number): string {
    if (text.length <= maxLength) return cleanText(text);
    this.truncated.push(name);
    return cleanText(cutText(text, maxLength));
  }

  body(text: string): string {
    return this.shorten('body', text, MAX_BODY_LENGTH);
  }

  private isFull(): boolean {
    this.count += 1;
    if (this.count <= MAX_ATTRIBUTES) return false;
    this.dropped += 1;
    return true;
  }

  private valueText(name: string, value: unknown): string {
    const scalar = scalarText(value);
    if (scalar !== undefined) return this.shorten(name, scalar, MAX_VALUE_LENGTH);
    const json = jsonText(value);
    if (LONG_NUMBER.test(json)) this.inexact = true;
    return this.shorten(name, json, MAX_VALUE_LENGTH);
  }

  private offer(decision: FieldDecision, value: unknown): void {
    const role = decision.role as Role;
    const text = READERS[role](value, decision);
    const holder = this.slots[role];
    // The same thing said twice, as container logs do with times and ids.
    if (holder && text === holder.text) return;
    if (text === undefined || (holder && holder.rank <= decision.rank)) {
      this.addAttribute(decision.ownName, value);
      return;
    }
    if (holder) this.addAttribute(holder.decision.ownName, holder.value);
    this.slots[role] = { rank: decision.rank, decision, value, text };
  }

  private addResource(decision: FieldDecision, value: unknown): void {
    const text = scalarText(value) ?? jsonText(value);
    const fits = text !== '' && text.length <= LONGEST_NAME && decision.name !== '__proto__';
    if (!fits || Object.hasOwn(this.resource, decision.name)) this.addAttribute(decision.ownName, value);
    else if (!this.isFull()) this.resource[decision.name] = cleanText(text);
  }

  private addKnown(decision: FieldDecision, value: unknown): void {
    const read = KNOWN_READERS[decision.name] ?? scalarText;
    const text = read(value);
    const taken = text === undefined || text === '' || Object.hasOwn(this.attributes, decision.name);
    this.addAttribute(taken ? decision.ownName : decision.name, taken ? value : text);
  }
}
