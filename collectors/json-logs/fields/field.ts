import { MAX_KEY_LENGTH } from '@/collectors/json-logs/limits';
import { severityNumberOf } from '@/collectors/json-logs/record/level';
import { type AttributeName, NameList } from './attribute-name';
import { ByteMemo } from './byte-memo';
import { decideField, type FieldDecision } from './decide-field';

const METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|QUERY)$/;

/** Whether a text can be the value of a well-known attribute that is particular about it; any can when it is not listed. */
const USABLE: Readonly<Record<string, ByteMemo<boolean>>> = {
  'http.request.method': new ByteMemo((text) => METHOD.test(text)),
  'http.response.status_code': new ByteMemo((text) => /^[1-5]\d\d$/.test(text)),
  'http.route': new ByteMemo((text) => text.startsWith('/')),
};

const levels = new Map<string, ByteMemo<number>>();

/** Severity numbers of the texts a level may have. */
function levelsOf({ scale }: FieldDecision): ByteMemo<number> {
  const memo = levels.get(scale) ?? new ByteMemo((text) => severityNumberOf(text, scale));
  levels.set(scale, memo);
  return memo;
}

/** What stands at a path of a JSON log, with all that is known of it before its value is. */
export interface Field {
  readonly path: string;
  readonly decision: FieldDecision;
  /** Named as the decision says, among the resource attributes when it is one. */
  readonly name: AttributeName;
  /** The attribute it is otherwise. */
  readonly ownName: AttributeName;
  readonly usable: ByteMemo<boolean> | undefined;
  readonly levels: ByteMemo<number> | undefined;
}

/** Senders with unbounded keys must neither fill the memory nor push the usual keys out for good. */
const MOST = 20_000;

/** All fields and names seen so far. */
class Fields {
  readonly attributes = new NameList();
  readonly resources = new NameList();
  /** Numbers the records, so that names and keys know whether they were met in this one. */
  turn = 0;
  /** Counted up when all are forgotten: a field from before must not be used again. */
  generation = 0;
  private known = new Map<string, Field>();

  /** Before each record. */
  startTurn(): void {
    this.turn++;
    if (this.known.size < MOST && this.attributes.size < MOST) return;
    this.generation++;
    this.known = new Map();
    this.attributes.forget();
    this.resources.forget();
  }

  at(path: string): Field {
    const known = this.known.get(path);
    if (known) return known;
    const decision = decideField(path);
    const field: Field = {
      path,
      decision,
      name: (decision.kind === 'resource' ? this.resources : this.attributes).of(decision.name),
      ownName: this.attributes.of(decision.ownName),
      usable: decision.kind === 'known' ? USABLE[decision.name] : undefined,
      levels: decision.role === 'level' ? levelsOf(decision) : undefined,
    };
    if (path.length <= MAX_KEY_LENGTH) this.known.set(path, field);
    return field;
  }
}

/** Shared by all requests, since senders repeat their keys. */
export const fields = new Fields();
