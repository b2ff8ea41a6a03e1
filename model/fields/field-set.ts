/** How values of a field compare and what may be typed for them. Durations are nanoseconds. */
export const FIELD_TYPES = ['text', 'integer', 'float', 'duration', 'boolean', 'ip', 'enum'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** The values of an enum field, lowest first, and what people and senders call them. */
export interface EnumValues {
  readonly values: readonly string[];
  /** The value a word stands for, in any letter case; undefined when it is none. */
  valueOf(word: string): string | undefined;
}

/** Everything that is known about a field of a signal's records. */
export interface Field {
  /** What people type; of a promoted field also the key senders use. */
  readonly name: string;
  /** Short or former names people may type instead. */
  readonly aliases: readonly string[];
  /** The column of the signal's table that holds it. */
  readonly column: string;
  readonly type: FieldType;
  /** Of an enum only. */
  readonly values?: EnumValues;
  /** Values are stored in lower case, whatever case is typed. */
  readonly lowerCase?: boolean;
  /** Attribute or resource keys this column is filled from, the first present wins; empty for columns of their own. */
  readonly promotedFrom: readonly string[];
  /** Bare words search it; one field of a signal at most. */
  readonly fullText?: boolean;
  /** Offered beside the rows with its commonest values. */
  readonly facet: boolean;
  /** Its values can be counted one by one; false for what is too long or different in each record. */
  readonly countable: boolean;
  /** Tables of the rollups that tell it apart, as a column or as a facet. */
  readonly rollups: readonly string[];
  /** Key of its name in the screens' dictionaries; the field's own name is shown when there is none. */
  readonly labelKey?: string;
  /** Place among the columns of a whole export; undefined when it is only part of attributes or resource. */
  readonly exportOrder?: number;
}

/** A text field with a column of its own name, as far as nothing else is said. */
export const describeField = (name: string, about: Partial<Field> = {}): Field => ({
  name,
  aliases: [],
  column: name,
  type: 'text',
  promotedFrom: [],
  facet: false,
  countable: true,
  rollups: [],
  ...about,
});

/** Where the value of a name is found in a record. */
export type FieldPlace =
  | { kind: 'field'; field: Field }
  /** Exactly this attribute, or exactly this resource attribute. */
  | { kind: 'attribute' | 'resource'; key: string }
  /** The record's own attribute; its resource's when it has none. */
  | { kind: 'either'; key: string };

/** Times of a record: the time range is for them. As the name of an attribute they are written with its prefix. */
export const RECORD_TIMES: ReadonlySet<string> = new Set(['timestamp', 'inserted_at']);

const ATTRIBUTE_PREFIX = 'attributes.';
const RESOURCE_PREFIX = 'resource.';

/** The fields of one signal, found by any of their names. */
export class FieldSet {
  readonly fields: readonly Field[];
  /** The field that bare words search. */
  readonly fullText: Field | undefined;
  private readonly byName: ReadonlyMap<string, Field>;

  /** @throws Error when two fields claim one name */
  constructor(fields: readonly Field[]) {
    this.fields = fields;
    this.fullText = fields.find((field) => field.fullText);
    const byName = new Map<string, Field>();
    for (const field of fields) {
      for (const name of new Set([field.name, ...field.aliases, ...field.promotedFrom])) {
        if (byName.has(name)) throw new Error(`Two fields are called ${name}.`);
        byName.set(name, field);
      }
    }
    this.byName = byName;
  }

  /** The field with a column of its own that a name stands for; undefined when it is an ordinary attribute. */
  find(name: string): Field | undefined {
    return this.byName.get(name);
  }

  /** The name a field goes by, whatever name it was asked for by. */
  nameOf(name: string): string {
    return this.find(name)?.name ?? name;
  }

  /** One rule for rows, filters, facets, exports and live tails: `attributes.x` and `resource.x` are exact. */
  place(name: string): FieldPlace {
    const field = this.find(name);
    if (field) return { kind: 'field', field };
    if (isPrefixed(name, ATTRIBUTE_PREFIX)) return { kind: 'attribute', key: name.slice(ATTRIBUTE_PREFIX.length) };
    if (isPrefixed(name, RESOURCE_PREFIX)) return { kind: 'resource', key: name.slice(RESOURCE_PREFIX.length) };
    return { kind: 'either', key: name };
  }
}

function isPrefixed(name: string, prefix: string): boolean {
  return name.length > prefix.length && name.startsWith(prefix);
}
