import { ignore, message, readList } from './message';

/** A level of the envelope: what its entries have in common, and the entries. */
export interface Around {
  head: unknown;
  inner: unknown[];
}

/** What a signal calls the levels of its envelope in JSON, older names last. */
export interface EnvelopeNames {
  request: string;
  resources: string;
  scopes: readonly string[];
  records: readonly string[];
}

/** The three levels of a request: each reader opens one. @throws Error when it has another shape */
export interface JsonEnvelope {
  request(value: unknown): Around;
  resource(value: unknown): Around;
  scope(value: unknown): Around;
}

export function jsonEnvelope({ request, resources, scopes, records }: EnvelopeNames): JsonEnvelope {
  return {
    request: level(request, [], [resources]),
    resource: level(resources, ['resource'], scopes),
    scope: level(scopes[0] ?? '', ['scope', 'instrumentationLibrary'], records),
  };
}

function level(name: string, heads: readonly string[], lists: readonly string[]): (value: unknown) => Around {
  const head = (value: unknown, around: Around) => {
    around.head = value;
  };
  const list = (value: unknown, around: Around, place: string) => {
    around.inner = around.inner.concat(readList(value, place));
  };
  const read = message<Around>(name, {
    ...Object.fromEntries(heads.map((member) => [member, head])),
    ...Object.fromEntries(lists.map((member) => [member, list])),
    ...(heads.length > 0 ? { schemaUrl: ignore } : {}),
  });
  return (value) => {
    const around: Around = { head: undefined, inner: [] };
    read(value, around);
    return around;
  };
}
