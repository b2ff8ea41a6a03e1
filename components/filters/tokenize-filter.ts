export type FilterTokenKind = 'space' | 'not' | 'logic' | 'paren' | 'field' | 'operator' | 'value' | 'text';

/** A piece of a filter text; the pieces cover the text without gaps. */
export interface FilterToken {
  kind: FilterTokenKind;
  start: number;
  end: number;
  text: string;
  /** The field a value belongs to, also inside `field:(a OR b)`; '' elsewhere. */
  field: string;
  /** True behind `-` or NOT, also through a group. */
  negated: boolean;
}

interface Scope {
  field: string;
  negated: boolean;
}

const SPACE = /\s+/y;
const PAREN = /[()]/y;
const LOGIC = /(?:AND|OR|NOT)(?=[\s()"]|$)/y;
const MINUS = /[-!]/y;
const FIELD = /(?:"(?:[^"\\]|\\.)+"|[\p{L}_@$][\p{L}\p{N}_.@$/[\]-]*)(?=:(?!\/\/)|!=|[=<>])/uy;
const OPERATOR = /:?(?:>=|<=|>|<|=)|!=|:/y;
const LITERAL = /"(?:[^"\\]|\\.)*"?|[[{][^\]}]*[\]}]?|(?:\\.|[^\s()"])+/y;

class Lexer {
  readonly tokens: FilterToken[] = [];
  private position = 0;
  private readonly scopes: Scope[] = [{ field: '', negated: false }];
  private negateNext = false;
  /** The field whose operator was just read. */
  private pending: string | undefined;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  run(): FilterToken[] {
    while (this.position < this.source.length) this.step();
    return this.tokens;
  }

  private get scope(): Scope {
    return this.scopes.at(-1) ?? { field: '', negated: false };
  }

  private take(kind: FilterTokenKind, pattern: RegExp, field = ''): string | undefined {
    pattern.lastIndex = this.position;
    const text = pattern.exec(this.source)?.[0];
    if (!text) return undefined;
    const start = this.position;
    this.position += text.length;
    const negated = kind !== 'space' && (this.scope.negated || this.negateNext);
    this.tokens.push({ kind, start, end: this.position, text, field, negated });
    return text;
  }

  private step(): void {
    if (this.take('space', SPACE)) {
      this.pending = undefined;
      return;
    }
    const paren = this.take('paren', PAREN);
    if (paren) this.group(paren);
    else if (this.pending !== undefined) this.value(this.pending);
    else this.term();
  }

  private group(paren: string): void {
    if (paren === '(') {
      this.scopes.push({
        field: this.pending ?? this.scope.field,
        negated: this.scope.negated || this.negateNext,
      });
    } else if (this.scopes.length > 1) this.scopes.pop();
    this.pending = undefined;
    this.negateNext = false;
  }

  private value(field: string): void {
    this.take('value', LITERAL, field);
    this.pending = undefined;
    this.negateNext = false;
  }

  private term(): void {
    const logic = this.take('logic', LOGIC);
    if (logic) {
      this.negateNext = logic === 'NOT';
      return;
    }
    if (this.take('not', MINUS)) {
      this.negateNext = true;
      return;
    }
    const field = this.take('field', FIELD);
    if (field) {
      this.take('operator', OPERATOR);
      this.pending = unquote(field);
      return;
    }
    this.take(this.scope.field ? 'value' : 'text', LITERAL, this.scope.field);
    this.negateNext = false;
  }
}

/**
 * Splits a filter into coloured pieces. Unlike the parser it accepts anything, since it runs on every key stroke
 * on texts that are not finished yet.
 */
export function tokenizeFilter(source: string): FilterToken[] {
  return new Lexer(source).run();
}

/** The content of a quoted piece; other texts come back as they are. */
export function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  const closed = text.length > 1 && text.endsWith('"');
  return text.slice(1, closed ? -1 : undefined).replace(/\\(["\\])/g, '$1');
}
