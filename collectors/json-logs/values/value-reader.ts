import { Draft } from '@/collectors/json-logs/record/draft';
import { Finish } from '@/collectors/json-logs/record/finish';
import type { LogRecord } from '@/model/log';
import { isObject, type JsonObject, ValueScanner } from './value-scanner';

/** What a record is completed with when it does not say so itself. */
export interface RecordDefaults {
  /** Time of arrival, nanoseconds since the epoch as decimal text. */
  observedTimeUnixNano: string;
  /** The event's time when the record has none; '0' (unknown) when left out. */
  timeUnixNano?: string | undefined;
  /** Resource attributes the record does not have itself. */
  resource?: Readonly<Record<string, string>> | undefined;
  /** The service is known from what surrounds the record, so that a logger's `name` is only that. */
  named?: boolean | undefined;
  /** Parses the record's JSON again without losing digits of long numbers; called only when it has such numbers. */
  exact?: (() => unknown) | undefined;
}

/** Reads parsed JSON objects, one after another: each takes the place of the one before. */
export class ValueReader {
  readonly draft = new Draft();
  readonly finish = new Finish();
  private readonly scanner = new ValueScanner();

  read(value: JsonObject, { exact, named }: Pick<RecordDefaults, 'exact' | 'named'>): void {
    const { draft, scanner } = this;
    scanner.scan(value, draft);
    const digits = scanner.isInexact ? exactValue(exact) : undefined;
    if (digits) scanner.scan(digits, draft);
    this.finish.finish(draft, { value: digits ?? value, structured: scanner.structured }, named);
  }

  /** What was read last, as an object. */
  toRecord({ timeUnixNano = '0', observedTimeUnixNano, resource }: RecordDefaults): LogRecord {
    const { draft, finish } = this;
    const { time, severityNumber, severityText, body, traceId, spanId } = finish.values;
    return {
      timeUnixNano: time.isZero ? timeUnixNano : String(time.toNanos()),
      observedTimeUnixNano,
      severityNumber,
      severityText: severityText.toString(),
      body: body.toString(),
      traceId: traceId.toString(),
      spanId: spanId.toString(),
      scope: finish.scope.toString(),
      attributes: draft.attributes.toObject(),
      resource: { ...resource, ...draft.resource.toObject() },
    };
  }
}

/** The value again with every digit of its numbers; undefined when it nests too deeply for the slower parser. */
function exactValue(exact: RecordDefaults['exact']): JsonObject | undefined {
  try {
    const value = exact?.();
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
