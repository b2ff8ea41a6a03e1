import { isKeywordAt, readBare, readQuoted, readWord, type Word } from './scanner';

export type FilterTokenKind = 'space' | 'not' | 'logic' | 'paren' | 'comma' | 'field' | 'operator' | 'value' | 'text';

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
  /** What a name, a value or a text says; undefined of a range. */
  word?: Word;
}

interface Scope {
  field: string;
  negated: boolean;
  /** Inside `field in (a, b)`. */
  isList: boolean;
}

const SPACE = /\s+/uy;
/** A name starts with a letter, so that 10.0.0.1:8080 and 12:30:00 stay words; `scheme://` is a word too. */
const NAME = String.raw`(?:"(?:[^"\\]|\\.)+"|[\p{L}_@$][\p{L}\p{N}_.@$/[\]-]*)`;
const FIELD = new RegExp(`${NAME}(?=:(?!//)|!=|!~|[=<>]|\\s+(?:in|IN)\\s*\\()`, 'uy');
const OPERATOR = /:(?:>=|<=|>|<|=)|!=|!~|=~|==|>=|<=|[><=:]|(?:in|IN)(?=\s*\()/y;
const COMPARISON = /[<>]/;
const RANGE = /[[{](?:"(?:[^"\\]|\\.)*"|\\.|[^\]}"\\])*[\]}]?/suy;

/**
 * Splits a filter into its pieces. Unlike the parser, which reads them, it accepts anything, since it also runs on
 * every key stroke on texts that are not finished yet.
 */
export function tokenizeFilter(source: string): FilterToken[] {
  return new Tokenizer(source).run();
}

class Tokenizer {
  private readonly tokens: FilterToken[] = [];
  private at = 0;
  private readonly scopes: Scope[] = [];
  private negateNext = false;
  /** The field whose value comes next, and the operator before it. */
  private pending: { field: string; operator: string } | undefined;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  run(): FilterToken[] {
    while (this.at < this.source.length) this.step();
    return this.tokens;
  }

  private get scope(): Scope {
    return this.scopes.at(-1) ?? { field: '', negated: false, isList: false };
  }

  private push(kind: FilterTokenKind, end: number, field = '', word?: Word): void {
    const negated = kind !== 'space' && (this.scope.negated || this.negateNext);
    const token = { kind, start: this.at, end, text: this.source.slice(this.at, end), field, negated };
    this.tokens.push(word ? { ...token, word } : token);
    this.at = end;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    return pattern.exec(this.source)?.[0];
  }

  private step(): void {
    const space = this.match(SPACE);
    const character = this.source[this.at] ?? '';
    if (space) this.space(space);
    else if (character === '(' || character === ')') this.paren(character);
    else if (this.scope.isList) this.entry(character);
    else if (this.pending) this.value(this.pending);
    else this.term(character);
  }

  private space(space: string): void {
    this.push('space', this.at + space.length);
    if (this.pending && !COMPARISON.test(this.pending.operator) && !isList(this.pending.operator)) {
      this.pending = undefined;
      this.negateNext = false;
    }
  }

  private paren(character: string): void {
    const { field, negated } = this.scope;
    const isNegated = negated || this.negateNext;
    this.push('paren', this.at + 1);
    if (character === '(') {
      const isListNext = this.pending !== undefined && isList(this.pending.operator);
      this.scopes.push({ field: this.pending?.field ?? field, negated: isNegated, isList: isListNext });
    } else this.scopes.pop();
    this.pending = undefined;
    this.negateNext = false;
  }

  private value({ field, operator }: { field: string; operator: string }): void {
    const range = operator === ':' ? this.match(RANGE) : undefined;
    if (range) this.push('value', this.at + range.length, field);
    else this.word('value', readWord(this.source, this.at), field);
    this.pending = undefined;
    this.negateNext = false;
  }

  private entry(character: string): void {
    if (character === ',') this.push('comma', this.at + 1);
    else this.word('value', readWord(this.source, this.at, ','), this.scope.field);
  }

  private term(character: string): void {
    for (const keyword of ['AND', 'OR', 'NOT']) {
      if (!isKeywordAt(this.source, this.at, keyword)) continue;
      this.push('logic', this.at + keyword.length);
      this.negateNext = keyword === 'NOT';
      return;
    }
    if (character === '-' || character === '!') {
      this.push('not', this.at + 1);
      this.negateNext = true;
      return;
    }
    const name = this.scope.field === '' ? this.match(FIELD) : undefined;
    if (name) this.name(name);
    else this.plain();
  }

  private plain(): void {
    this.word(this.scope.field ? 'value' : 'text', readWord(this.source, this.at), this.scope.field);
    this.negateNext = false;
  }

  private name(name: string): void {
    const word = name.startsWith('"') ? readQuoted(this.source, this.at) : readBare(this.source, this.at, ':=<>!');
    this.push('field', this.at + name.length, '', word);
    const space = this.match(SPACE);
    if (space) this.push('space', this.at + space.length);
    const operator = this.match(OPERATOR) ?? ':';
    this.push('operator', this.at + operator.length);
    this.pending = { field: word.parts.join('*'), operator };
  }

  private word(kind: FilterTokenKind, word: Word, field: string): void {
    // A character that nothing begins with still moves on, so that the pieces cover the text.
    this.push(kind, Math.max(word.end, this.at + 1), field, word);
  }
}

function isList(operator: string): boolean {
  return operator.toLowerCase() === 'in';
}

/** The content of a quoted piece; other texts come back as they are. */
export function unquote(text: string): string {
  return text.startsWith('"') ? (readQuoted(text, 0).parts[0] ?? '') : text;
}
